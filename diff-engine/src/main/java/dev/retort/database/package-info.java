/** Reads a live PostgreSQL into the model, and asks it how it spells things. Never writes. */
package dev.retort.database;
