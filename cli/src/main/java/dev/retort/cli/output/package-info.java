/** Data on stdout, commentary on stderr; as text or as one JSON object. */
package dev.retort.cli.output;
