/**
 * Reads a live PostgreSQL into the model. Never writes.
 *
 * <p>SchemaCrawler reads schemas, tables and sequences; columns, indexes and constraints come with
 * their table, packed into one attribute of each kind and taken apart by label ({@link
 * dev.retort.database.PackedRow}). As SchemaCrawler's own columns, indexes and constraints they
 * were tried and measured, with the same facts in one packed attribute of each and bulk queries for
 * all of them ({@code data_dictionary_all}; SchemaCrawler 17.9.0, 1,000 tables of 12 columns, 2
 * indexes and 4 constraints, medians of 7 interleaved rounds of the crawl alone on a busy machine):
 *
 * <table>
 *   <caption>One crawl</caption>
 *   <tr><th></th><th>elapsed</th><th>CPU of our process</th></tr>
 *   <tr><td>packed by table</td><td>1.07 s</td><td>0.12 s</td></tr>
 *   <tr><td>columns as SchemaCrawler's</td><td>3.0 s (2.8 x)</td><td>0.31 s (2.6 x)</td></tr>
 *   <tr><td>indexes and constraints, too</td><td>4.0 s (3.8 x)</td><td>0.74 s (6.2 x)</td></tr>
 * </table>
 *
 * <p>1.3 x was what it may cost. Indexes without columns are none: SchemaCrawler finds the columns
 * of an index among those of its table. It spends the time on rows, of which there are eighteen for
 * each one of a table.
 */
package dev.retort.database;
