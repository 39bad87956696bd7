/** URIs of clients, places of hosts and paths of systems, which spell one file in several ways. */
import assert from 'node:assert/strict';
import { pathBelow, placeOf, placeOfPath, uriOf } from '../../src/lsp/uris.ts';

const FILES = { serves: (scheme: string) => scheme === 'file' };

describe('a place', () => {
  it('is one, however a client encodes its drive', () => {
    for (const uri of ['file:///c:/my%20plan', 'file:///C%3A/my%20plan/', 'FILE://localhost/c%3a/my%20plan'])
      assert.equal(placeOf(uri, FILES), 'c:/my plan', uri);
  });

  it('is the same of a URI and of what the system resolves its path to', () => {
    for (const [path, uri] of [
      ['C:\\repo\\.git', 'file:///c%3A/repo/.git'],
      ['C:/repo/.git', 'file:///c:/repo/.git'],
      ['\\\\server\\share\\repo', 'file://server/share/repo'],
      ['/home/ada/plan', 'file:///home/ada/plan'],
      ['/home/ada/a\\b', 'file:///home/ada/a%5Cb'],
    ] as const) {
      assert.equal(placeOfPath(path), placeOf(uri, FILES));
      assert.equal(placeOf(uriOf(placeOfPath(path)), FILES), placeOfPath(path));
    }
  });

  it('of a watched file lies below the folder of Git that decides about it', () => {
    const told = placeOf('file:///c%3A/repo/.git/HEAD', FILES);
    assert.equal(pathBelow(placeOfPath('C:\\repo\\.git'), told ?? ''), 'HEAD');
  });
});
