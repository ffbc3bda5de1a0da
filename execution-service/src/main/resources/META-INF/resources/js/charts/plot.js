// SPDX-License-Identifier: Apache-2.0
/** A chart over time: lines, marks and a key that tells the values under the cursor. Knows uPlot, and nothing of markets. */

import { clockTime } from '../format.js';
import { html, nothing, render, uPlot } from '../lib.js';
import { colour, onTheme } from '../theme.js';
import { drawMarks } from './marks.js';

/**
 * @typedef {{label: string, tone: string, write: (value: number) => string, width?: number, dashed?: boolean, steps?: boolean, fill?: string}} Line
 * @typedef {{height: number, label: string, lines: Line[], axis: (value: number) => string, range?: (min: number, max: number) => [number, number], sync?: string, time?: (ms: number) => string}} Shape
 */

export class Plot {
  #shape;
  #data;
  #marks = [];
  #plot = null;
  #box = document.createElement('div');
  #key = document.createElement('figcaption');
  #observer;
  #endTheme;
  /** What to put into the page. */
  element = document.createElement('figure');

  /** @param {Shape} shape */
  constructor(shape) {
    this.#shape = shape;
    this.#data = [[], ...shape.lines.map(() => [])];
    this.element.className = 'chart';
    this.#key.className = 'chart-key';
    this.#box.setAttribute('role', 'img');
    this.element.append(this.#key, this.#box);
    this.#box.style.height = `${shape.height}px`;
    this.#endTheme = onTheme(() => this.#renew());
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(this.#box);
    this.#describe(null);
  }

  /**
   * Shows other data.
   * @param {Array<Array<?number>>} data times in ms, then a column for each line
   * @param {import('./marks.js').Mark[]} [marks]
   */
  show(data, marks = this.#marks) {
    this.#data = data;
    this.#marks = marks;
    if (this.#plot) {
      this.#plot.setData(data);
    } else {
      this.#fit();
    }
    this.#describe(this.#plot?.cursor.idx ?? null);
  }

  /** Says in words what there is to see. */
  say(sentence) {
    this.#box.setAttribute('aria-label', `${this.#shape.label}. ${sentence}`);
  }

  end() {
    this.#observer.disconnect();
    this.#endTheme();
    this.#plot?.destroy();
    this.#plot = null;
  }

  #fit() {
    const width = this.#box.clientWidth;
    if (!width) {
      return;
    }
    if (!this.#plot) {
      this.#plot = new uPlot(this.#options(width), this.#data, this.#box);
    } else if (this.#plot.width !== width) {
      this.#plot.setSize({ width, height: this.#shape.height });
    }
  }

  #renew() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#fit();
    this.#describe(null);
  }

  #options(width) {
    const { height, lines, range, sync } = this.#shape;
    return {
      width,
      height,
      ms: 1,
      legend: { show: false },
      padding: [8, 8, 0, 0],
      cursor: { y: false, drag: { setScale: false }, points: { size: 6 }, ...(sync ? { sync: { key: sync } } : {}) },
      scales: { x: { time: true }, y: { range: (_, min, max) => spread(min, max, range) } },
      axes: [this.#axis({}), this.#axis({ size: 62, values: (_, values) => values.map(this.#shape.axis) })],
      series: [{}, ...lines.map(line)],
      hooks: {
        setCursor: [(plot) => this.#describe(plot.cursor.idx)],
        draw: [(plot) => drawMarks(plot, this.#marks)],
      },
    };
  }

  #axis(more) {
    return {
      stroke: colour('--muted'),
      font: '11px system-ui, sans-serif',
      grid: { stroke: colour('--grid'), width: 1 },
      ticks: { show: false },
      gap: 4,
      ...(more.size ? {} : { size: 26, space: 76, values: timeLabels }),
      ...more,
    };
  }

  #describe(index) {
    const [times] = this.#data;
    const at = index ?? times.length - 1;
    render(
      html`${this.#shape.lines.map((line, i) => html`<span><i class="swatch ${line.dashed ? 'dashed' : ''}" .style=${`--tone: var(${line.tone})`}></i>${line.label}
          <b>${written(line, this.#data[i + 1], at)}</b></span>`)}
        ${index == null ? nothing : html`<span>${(this.#shape.time ?? clockTime)(times[at])}</span>`}`,
      this.#key,
    );
  }
}

/**
 * What the key says. A line of steps holds over moments that are other lines' alone: there `uPlot.join` puts undefined. Null is what
 * nobody knows, where nothing is drawn and nothing is said.
 */
function written(line, column, at) {
  let index = at;
  while (line.steps && index > 0 && column[index] === undefined) {
    index -= 1;
  }
  return column[index] == null ? '–' : line.write(column[index]);
}

function line(shape) {
  return {
    stroke: colour(shape.tone),
    width: shape.width ?? 1.5,
    dash: shape.dashed ? [5, 4] : undefined,
    fill: shape.fill ? colour(shape.fill) : undefined,
    paths: shape.steps ? uPlot.paths.stepped({ align: 1 }) : undefined,
    points: { show: false },
  };
}

/** Some room above and below; a flat line lies in the middle. */
function spread(min, max, range) {
  if (min == null) {
    return [0, 1];
  }
  const [low, high] = range ? range(min, max) : [min, max];
  const room = (high - low) * 0.08 || Math.abs(high) * 1e-4 || 1;
  return [low - room, high + room];
}

const SECOND = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const MINUTE = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: '2-digit' });

function timeLabels(_, times, __, ___, step) {
  const format = step < 60_000 ? SECOND : step < 86_400_000 ? MINUTE : DAY;
  return times.map((time) => format.format(time));
}
