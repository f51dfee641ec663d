/** Questions about what was renamed: how they are asked, and what can be answered. */
package dev.retort.cli.rename;
