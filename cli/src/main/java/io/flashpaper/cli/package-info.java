/**
 * The commands of {@code ./flashpaper}: what the user may say, and in which words the program
 * answers.
 *
 * <p>Commands only read options and hand them on; running a stack is {@link io.flashpaper.cli.run},
 * the world it plays in {@link io.flashpaper.cli.world}, strategies without a stack {@link
 * io.flashpaper.cli.decide}, and everything printed {@link io.flashpaper.cli.report}. All on the
 * main thread.
 */
@NullMarked
package io.flashpaper.cli;

import org.jspecify.annotations.NullMarked;
