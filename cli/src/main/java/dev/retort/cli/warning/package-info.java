/** What is worth saying about a model, once. */
package dev.retort.cli.warning;
