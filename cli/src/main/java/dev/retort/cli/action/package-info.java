/**
 * What the commands do: each class knows one part of the engine, so that no command loads
 * another's.
 */
package dev.retort.cli.action;
