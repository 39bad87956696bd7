import assert from 'node:assert/strict';
import { Overlay } from '../../src/lsp/overlay.ts';
import { projectOf, textSource } from '../analysis/workspaces.ts';

const PATH = 'centers.yaml';
const TEXT = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: payments }
`;

function overlay(): Overlay {
  return new Overlay(projectOf({ [PATH]: TEXT }));
}

describe('what is open over what is on disk', () => {
  it('is no edit when a file is read again unchanged', () => {
    const overlaid = overlay();
    overlaid.put(PATH, textSource(TEXT));
    assert.equal(overlaid.revision, 0);
  });

  it('is an edit when the disk has another text', () => {
    const overlaid = overlay();
    overlaid.put(PATH, textSource(TEXT.replace('payments', 'search')));
    assert.equal(overlaid.revision, 1);
  });

  it('goes by the hash of the disk as long as the text is the same, and by none while it is edited', () => {
    const project = projectOf({ 'outlay.yaml': '' });
    const overlaid = new Overlay(project);
    overlaid.open(PATH, TEXT, true);
    assert.equal(project.registry().get(PATH), undefined);
    const stored = textSource(TEXT);
    overlaid.put(PATH, stored);
    assert.equal(project.registry().get(PATH), 'hash' in stored && stored.hash);
    assert.equal(project.contents().size, 1);
    overlaid.change(PATH, TEXT.replace('payments', 'search'));
    assert.equal(project.registry().get(PATH), undefined);
    assert.equal(project.contents().size, 0);
  });

  it('hides the disk while it is open, and goes back to it when it is closed', () => {
    const project = projectOf({ [PATH]: TEXT });
    const overlaid = new Overlay(project);
    overlaid.open(PATH, TEXT.replace('payments', 'search'), true);
    overlaid.put(PATH, textSource(TEXT.replace('payments', 'network')));
    project.settle();
    assert.ok(project.head.names.resolve('center', 'search'));
    overlaid.close(PATH);
    project.settle();
    assert.equal(project.head.names.resolve('center', 'search'), undefined);
    assert.ok(project.head.names.resolve('center', 'network'));
  });

  it('counts no more when its file is taken away, until it is edited or the file is back', () => {
    const project = projectOf({ [PATH]: TEXT });
    const overlaid = new Overlay(project);
    const counts = () => project.head.files.has(PATH);
    overlaid.open(PATH, TEXT, true);
    overlaid.put(PATH, undefined);
    assert.ok(!counts());
    // another reading decides anew whether Git ignores it
    overlaid.show(PATH, false);
    overlaid.show(PATH, true);
    assert.ok(!counts());
    overlaid.put(PATH, textSource(TEXT));
    assert.ok(counts());
    overlaid.put(PATH, undefined);
    overlaid.change(PATH, `${TEXT} `);
    assert.ok(counts());
    overlaid.put(PATH, undefined);
    assert.ok(counts());
  });

  it('has a base that is no news as long as it and everything else is as it was', () => {
    const overlaid = overlay();
    const put = (text: string, label: string): number => {
      const texts = new Map([[PATH, textSource(text)]]);
      overlaid.putBase({ texts, rest: 'as-head', revision: 'b', label, notes: [] });
      return overlaid.revision;
    };
    assert.equal(put(TEXT, 'main'), 1);
    assert.equal(put(TEXT, 'main'), 1);
    assert.equal(put(TEXT, 'HEAD'), 2);
    assert.equal(put(TEXT.replace('payments', 'search'), 'HEAD'), 3);
    overlaid.put('new.yaml', textSource(TEXT));
    assert.equal(overlaid.revision, 4);
    // what the base has in common with the head is another now
    assert.equal(put(TEXT.replace('payments', 'search'), 'HEAD'), 5);
    overlaid.putBase({ unknown: 'no Git' });
    overlaid.putBase({ unknown: 'no Git' });
    assert.equal(overlaid.revision, 6);
  });
});
