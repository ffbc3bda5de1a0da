// SPDX-License-Identifier: Apache-2.0
/** What the page asks for before its views have arrived: how things stand, and what one may do. */

import { startLive } from './live.js';
import { startPermissions } from './permissions.js';

startLive();
startPermissions();
