import { expect, test } from "vitest";
import { addParticle, clear, emptyRecord, setColour, setMomentum } from "../../event/index.ts";

test("a record takes particles with momentum, mother and colour, and gives their index", () => {
  const record = emptyRecord(3);
  const gluon = addParticle(record, 21, -1, -1);
  const top = addParticle(record, 6, 2, gluon);
  setMomentum(record, top, 1, 2, 3, 200);
  setColour(record, top, 501, 0);
  expect([record.n, gluon, top]).toEqual([2, 0, 1]);
  expect([record.pdg[1], record.status[1], record.mother[1]]).toEqual([6, 2, 0]);
  expect([record.px[1], record.py[1], record.pz[1], record.e[1]]).toEqual([1, 2, 3, 200]);
  expect([record.colour[1], record.anticolour[1], record.weight]).toEqual([501, 0, 1]);
});

test("nothing of an old event is left in a new one", () => {
  const record = emptyRecord(2);
  const old = addParticle(record, 5, 2, 7);
  setMomentum(record, old, 1, 1, 1, 9);
  setColour(record, old, 501, 502);
  record.vx[old] = 3;
  record.weight = -1;
  clear(record);
  expect([record.n, record.weight]).toEqual([0, 1]);
  const fresh = addParticle(record, 11, 1, -1);
  const { px, e, colour, anticolour, vx } = record;
  expect([px[fresh], e[fresh], colour[fresh], anticolour[fresh], vx[fresh]]).toEqual([
    0, 0, 0, 0, 0,
  ]);
});

test("a record that is full says so", () => {
  const record = emptyRecord(1);
  addParticle(record, 21, -1, -1);
  expect(() => addParticle(record, 21, -1, -1)).toThrow(/room for 1/);
});
