/** Questions about files that an earlier run has read: what they would add is wanted, and then it is there. */
import assert from 'node:assert/strict';
import { dormancyOf, recall } from '../../src/analysis/memory/memory.ts';
import { Project } from '../../src/analysis/project.ts';
import { ideFile } from '../../src/ide/file.ts';
import { references } from '../../src/ide/references.ts';
import { RULES } from '../../src/rules/index.ts';
import { AS_OF, example, projectOf, remembered, texts } from '../analysis/workspaces.ts';

const FILES = example('acme');

/** Most Budgets are dormant in it. */
function dozing(): Project {
  const before = projectOf(FILES, FILES);
  for (const findings of before.findingsInPassing()) void findings;
  const made = remembered(before);
  const memory = made && recall(made);
  assert.ok(memory);
  const dormant = dormancyOf(memory, () => true);
  const project = new Project(RULES);
  project.apply({ asOf: AS_OF, dormant });
  const awake = Object.entries(FILES).filter(([path]) => !dormant.files.has(path));
  project.apply({ texts: texts(Object.fromEntries(awake)) });
  return project;
}

/** As a server asks: what is wanted is read, and the question asked again. */
function asked<Answer>(project: Project, question: () => Answer): Answer {
  for (;;) {
    const answer = question();
    const { wanted } = project.head.dormant;
    if (wanted.size === 0) return answer;
    project.apply({ texts: texts(Object.fromEntries([...wanted].map((path) => [path, FILES[path] ?? '']))) });
  }
}

describe('dormant files', () => {
  for (const [path, name] of [
    ['cost-centers.yaml', 'payments'],
    ['registry/categories.yaml', 'saas'],
    ['drivers/headcount.yaml', 'headcount'],
    ['budgets/network.yaml', 'transit'],
    ['people/people.yaml', 'noor'],
  ] as const)
    it(`are read for the references of ${name}`, () => {
      const find = (project: Project) => {
        const file = ideFile(project, path);
        const offset = FILES[path]?.indexOf(`name: ${name}`) ?? 0;
        return file ? references(file, offset + 'name: '.length, { declaration: true }) : [];
      };
      const project = dozing();
      assert.ok(project.head.dormant.files.size > 5);
      const all = projectOf(FILES, FILES);
      const wake = () => {
        if (!ideFile(project, path)) project.head.dormant.touchFile(path);
        return find(project);
      };
      assert.deepEqual(asked(project, wake), find(all));
    });

  it('stay asleep for people', () => {
    const project = dozing();
    const file = ideFile(project, 'people/people.yaml');
    assert.ok(file);
    references(file, FILES['people/people.yaml']?.indexOf('noor') ?? 0, { declaration: true });
    assert.equal(project.head.dormant.wanted.size, 0);
  });
});
