// SPDX-License-Identifier: Apache-2.0
/** What stands in a field, unless somebody is about to write something else. */

import { Directive, directive, noChange } from './lib.js';

class FieldValue extends Directive {
  #given;

  render() {
    return noChange;
  }

  /** A value that is new is taken, as after a click on a link; the same once more does not wipe out what is being typed. */
  update({ element }, [value]) {
    const isTyped = element === document.activeElement && value === this.#given;
    this.#given = value;
    if (!isTyped && element.value !== value) {
      element.value = value;
    }
    return noChange;
  }
}

/** For `.value=${fieldValue(text)}`. */
export const fieldValue = directive(FieldValue);
