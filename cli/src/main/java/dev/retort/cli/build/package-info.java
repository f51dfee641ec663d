/**
 * The build that a project has: its tool, its modules, its formatter, read from its build files.
 */
package dev.retort.cli.build;
