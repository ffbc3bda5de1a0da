// SPDX-License-Identifier: Apache-2.0
/**
 * A sweep over several machines: the sweep puts jobs on a topic, workers take them as members of
 * one consumer group and put results on another. A job is committed after its result is stored, so
 * a killed worker's jobs are done by another; a job done twice has the same result, and counts
 * once.
 */
@NullMarked
package io.flashpaper.cli.sweep.workers;

import org.jspecify.annotations.NullMarked;
