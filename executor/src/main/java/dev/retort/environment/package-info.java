/** Where a project has a say: what is compared, how, what is written down, and what a step adds. */
package dev.retort.environment;
