/** The database as it is becomes the first revision, and that is proven where it can be. */
package dev.retort.cli.action.baseline;
