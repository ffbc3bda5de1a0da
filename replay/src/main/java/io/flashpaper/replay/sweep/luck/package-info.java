// SPDX-License-Identifier: Apache-2.0
/**
 * What can be told from luck in the results of many trials: intervals, Holm's correction, White's
 * reality check by stationary bootstrap, and the best value that luck alone gives. Pure arithmetic:
 * knows neither trades nor tapes, and chance comes from a seed.
 */
@NullMarked
package io.flashpaper.replay.sweep.luck;

import org.jspecify.annotations.NullMarked;
