import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFacts } from './load.ts';
import { agrees, canHappen, followsOf, loadThreats, OUTCOME_WORDS, outcomeOf } from './threats.ts';
import { loadTopics } from './topics.ts';

for (const { id: topic, threats: asked } of loadTopics()) {
  for (const [option, threats] of loadThreats(topic)) {
    test(`${option}: what is drawn as open is no strength in the comparison, and what is stopped no weakness`, () => {
      const facts = loadFacts(topic).get(option)!;
      for (const { id, criterion } of asked!.situations) {
        if (!criterion) continue;
        const outcome = outcomeOf(threats[id]!);
        const { verdict } = facts[criterion]!;
        if (outcome === 'through') assert.equal(verdict, 'no', `${criterion}: ${verdict}`);
        if (outcome === 'stopped') assert.equal(verdict, 'yes', `${criterion}: ${verdict}`);
        if (verdict === 'no') assert.equal(outcome, 'through', `${id}: ${OUTCOME_WORDS[outcome]}`);
      }
    });
  }
}

test('a verdict takes the drawings that say the same', () => {
  assert.ok(agrees('no', 'through'));
  assert.ok(agrees('partly', 'condition'));
  assert.ok(agrees('yes', 'stopped'));
  assert.ok(agrees('yes', 'none'));
  for (const [verdict, outcome] of [
    ['no', 'condition'],
    ['no', 'none'],
    ['partly', 'through'],
    ['yes', 'through'],
    ['yes', 'condition'],
    ['unknown', 'through'],
  ] as const)
    assert.ok(!agrees(verdict, outcome), `${verdict} ${outcome}`);
  // Open for hours counts as contained where the criterion's words say so, and is drawn as a condition.
  assert.ok(agrees('yes', 'condition', true));
  assert.ok(!agrees('yes', 'through', true));
});

test('every situation says what follows, or why it cannot happen', () => {
  for (const { id } of loadTopics())
    for (const [option, threats] of loadThreats(id))
      for (const [situation, one] of Object.entries(threats)) {
        assert.match(followsOf(one), /^[A-Z].*\.$/s, `${option}: ${situation}`);
        assert.equal(outcomeOf(one) === 'none', !canHappen(one));
      }
});
