/** Retort's main job, played on a database of its own. */
package dev.retort.cli.demo;
