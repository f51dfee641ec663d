/** What may be done to a schema: the operations, their recorder and their effect on a model. */
package dev.retort.operation;
