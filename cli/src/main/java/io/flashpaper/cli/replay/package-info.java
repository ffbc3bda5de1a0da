// SPDX-License-Identifier: Apache-2.0
/** What the commands around replays share: plugins, progress, what is shown of an outcome. */
@NullMarked
package io.flashpaper.cli.replay;

import org.jspecify.annotations.NullMarked;
