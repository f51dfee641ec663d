/** {@code retort accept}: writes down which differences are meant to stay. */
package dev.retort.cli.action.accept;
