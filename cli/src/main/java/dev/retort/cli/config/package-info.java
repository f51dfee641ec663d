/** What {@code retort.toml} says, and where in it. */
package dev.retort.cli.config;
