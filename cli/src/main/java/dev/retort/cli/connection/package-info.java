/** Which database is meant, who said so, and how to open it. */
package dev.retort.cli.connection;
