/**
 * {@code accepted.toml}: the differences that are meant to stay, as people and tools write them.
 */
package dev.retort.cli.accepted;
