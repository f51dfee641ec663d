/** Which entities make the model, and the settings that the application gives its Hibernate. */
package dev.retort.cli.model;
