/**
 * An application's compiled revisions: found on its class path, read as files, loaded when they
 * run. {@link dev.retort.classpath.ClassPathRevisions} is for applications, the rest for build
 * tools.
 */
package dev.retort.classpath;
