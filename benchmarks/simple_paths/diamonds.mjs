// How many simple paths lead through N diamonds in a row, and how long @xstate/graph takes to list them.
//
//     npm install && node diamonds.mjs            # 2 to 14 diamonds
//     node diamonds.mjs 2 4 6                     # others
//
// A diamond is a choice of two ways that meet again. Each is followed by the next, the last by an
// irreversible step. "Is the gate on every way?" asked by listing the ways looks at each of them.

import { performance } from "node:perf_hooks";
import { getSimplePaths } from "@xstate/graph";
import { createMachine } from "xstate";

function diamonds(count) {
  const states = {};
  for (let number = 0; number < count; number += 1) {
    const next = `ask-${number + 1}`;
    states[`ask-${number}`] = { on: { A: `left-${number}`, B: `right-${number}` } };
    states[`left-${number}`] = { on: { NEXT: next } };
    states[`right-${number}`] = { on: { NEXT: next } };
  }
  states[`ask-${count}`] = { on: { PASS: "act", FAIL: "stop" } };
  states.act = { type: "final" };
  states.stop = { type: "final" };
  return createMachine({ id: "diamonds", initial: "ask-0", states });
}

const given = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : Array.from({ length: 13 }, (_, index) => index + 2);
for (const count of counts) {
  const machine = diamonds(count);
  const begin = performance.now();
  const paths = getSimplePaths(machine).filter((path) => path.state.matches("act"));
  const seconds = (performance.now() - begin) / 1000;
  console.log(JSON.stringify({ diamonds: count, paths: paths.length, seconds }));
}
