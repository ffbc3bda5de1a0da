// SPDX-License-Identifier: Apache-2.0
/** What is marked on a chart: crashes, entries and exits, each with a shape of its own, since colour alone tells nobody all. */

import { colour } from '../theme.js';

/**
 * @typedef {{kind: 'crash'|'entry-yes'|'entry-no'|'exit', ms: number, value: ?number, tone: string, isFaint?: boolean}} Mark
 */

const SIZE = 5;
const FAINT_SIZE = 3.5;

/**
 * Draws marks over the lines.
 * @param {object} plot of uPlot
 * @param {Mark[]} marks
 */
export function drawMarks(plot, marks) {
  const { ctx } = plot;
  const { left, top, width, height } = plot.bbox;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.setLineDash([]);
  for (const mark of marks) {
    const x = plot.valToPos(mark.ms, 'x', true);
    if (x >= left && x <= left + width) {
      ctx.strokeStyle = ctx.fillStyle = colour(mark.tone);
      ctx.lineWidth = 1.5 * scale;
      const y = mark.value == null ? top + 8 * scale : plot.valToPos(mark.value, 'y', true);
      if (mark.kind === 'crash' && !mark.isFaint) {
        pillar(ctx, x, top, height, scale);
      }
      ctx.globalAlpha = mark.isFaint ? 0.55 : 1;
      SHAPES[mark.kind](ctx, x, y, (mark.isFaint ? FAINT_SIZE : SIZE) * scale);
    }
  }
  ctx.restore();
}

const SHAPES = {
  /** A bolt's head, pointing down. */
  crash(ctx, x, y, size) {
    polygon(ctx, [[x, y + size], [x - size, y - size], [x + size, y - size]]);
    ctx.stroke();
  },
  'entry-yes'(ctx, x, y, size) {
    polygon(ctx, [[x, y - size * 1.2], [x - size, y + size], [x + size, y + size]]);
    ctx.fill();
  },
  'entry-no'(ctx, x, y, size) {
    polygon(ctx, [[x, y + size * 1.2], [x - size, y - size], [x + size, y - size]]);
    ctx.fill();
  },
  exit(ctx, x, y, size) {
    polygon(ctx, [[x, y - size * 1.3], [x + size * 1.3, y], [x, y + size * 1.3], [x - size * 1.3, y]]);
    ctx.fillStyle = colour('--surface');
    ctx.fill();
    ctx.stroke();
  },
};

/** A crash that could be traded on is seen over the whole height. */
function pillar(ctx, x, top, height, scale) {
  ctx.save();
  ctx.globalAlpha = 0.4;
  ctx.setLineDash([3 * scale, 3 * scale]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, top + height);
  ctx.stroke();
  ctx.restore();
}

function polygon(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

/**
 * The marks of a market's crashes and trades on a chart of K.
 * @param {object[]} crashes of /flash-events
 * @param {object[]} trades of /trades
 * @returns {Mark[]}
 */
export function marketMarks(crashes, trades) {
  return [...crashes.map(crashMark), ...trades.flatMap(tradeMarks)];
}

/** @returns {Mark} */
function crashMark(crash) {
  return { kind: 'crash', ms: Date.parse(crash.time), value: Number(crash.k), tone: '--accent', isFaint: !crash.tradeable };
}

/** @returns {Mark[]} */
function tradeMarks(trade) {
  const isYes = trade.side === 'YES';
  const ofYes = (price) => (isYes ? Number(price) : 1 - Number(price));
  const marks = [{ kind: isYes ? 'entry-yes' : 'entry-no', ms: Date.parse(trade.openedAt), value: ofYes(trade.entryPrice), tone: '--info' }];
  if (trade.closedAt) {
    const value = trade.exitPrice == null ? null : ofYes(trade.exitPrice);
    marks.push({ kind: 'exit', ms: Date.parse(trade.closedAt), value, tone: Number(trade.pnl) >= 0 ? '--up' : '--down' });
  }
  return marks;
}
