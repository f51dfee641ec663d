/**
 * SQL as text: what its words are, how a name or a string is written in it, what a text refers to
 * and what it says when that has another name. Strings go in and come out; it knows the lexical
 * rules of PostgreSQL (manual, section 4.1) and neither a schema nor a server. It is the only place
 * that takes SQL text apart.
 */
package dev.retort.sql;
