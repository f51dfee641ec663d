package dev.retort.cli.model;

import dev.retort.cli.config.Setting;
import java.util.Map;

/**
 * The keys of one source of configuration. Of two sources the one that a person would change last
 * wins: the environment over a file, a profile's file over the plain one.
 *
 * @param values by keys as they are written
 */
record Layer(Map<String, Setting<String>> values) {}
