/** The first files in a project that has none. */
package dev.retort.cli.init;
