/**
 * What the execution-service's REST API answers, and how a person reads it: status line, summary,
 * tables.
 *
 * <p>Pure functions from answers to text, on any thread. A field that is unknown here is ignored,
 * one that is missing is shown as N/A: the services may be newer or older than this program.
 */
@NullMarked
package io.flashpaper.cli.report;

import org.jspecify.annotations.NullMarked;
