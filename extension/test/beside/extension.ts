/**
 * Stands for the YAML extension of Red Hat, which no package registry has: the real yaml-language-server with the part of
 * the extension around it that lets others bring schemas. Every YAML file gets a schema that allows nothing.
 */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

type SchemaOf = (resource: string) => string | undefined;
type ContentOf = (schema: string) => string;

/** What others may call. */
export interface YamlExtension {
  registerContributor(scheme: string, schemaOf: SchemaOf, contentOf: ContentOf): boolean;
}

/** Starts the server; `OUTLAY_TEST_YAML_SERVER` says where it lies. */
export async function activate({ extensionUri }: ExtensionContext): Promise<YamlExtension> {
  const contributors = new Map<string, { readonly schemaOf: SchemaOf; readonly contentOf: ContentOf }>();
  const server = { module: process.env.OUTLAY_TEST_YAML_SERVER ?? '', transport: TransportKind.stdio };
  const client = new LanguageClient('yaml', 'YAML', server, { documentSelector: [{ language: 'yaml' }] });
  client.onRequest('custom/schema/request', (resource: string) =>
    [...contributors.values()].flatMap((it) => it.schemaOf(resource) ?? []),
  );
  client.onRequest('custom/schema/content', (schema: string) => {
    const content = contributors.get(schema.split(':')[0] ?? '')?.contentOf(schema);
    return content ?? '';
  });
  await client.start();
  const strict = Uri.joinPath(extensionUri, 'strict.json').toString();
  await client.sendNotification('json/schemaAssociations', { [strict]: ['*.yaml'] });
  await client.sendNotification('yaml/registerCustomSchemaRequest');
  return {
    registerContributor: (scheme, schemaOf, contentOf) => {
      contributors.set(scheme, { schemaOf, contentOf });
      return true;
    },
  };
}
