package dev.retort.cli.model;

/**
 * A key of a configuration file and its text, nothing replaced in it.
 *
 * @param line from 1
 */
record Entry(String key, String value, int line) {}
