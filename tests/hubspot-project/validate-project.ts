import { existsSync } from 'node:fs';
import path from 'node:path';

import { http } from '@hubspot/local-dev-lib/http';
import {
  isKnownPlatformVersion,
  isLegacyProject,
  parseProjectConfig,
} from '@hubspot/project-parsing-lib/projects';
import { isTranslationError, translate } from '@hubspot/project-parsing-lib/translate';

import { componentSchemas } from './component-schemas.ts';

export type ProjectVerdict = { components: readonly string[]; problems: readonly string[] };

/** Any number: the parser wants an account before it asks for the schemas that we answer ourselves. */
const ACCOUNT_ID = 1;

/** Runs HubSpot's own parser over a project folder, offline, and adds what it leaves to the servers or only warns about. */
export async function validateProject(projectDir: string): Promise<ProjectVerdict> {
  answerSchemaRequests();
  try {
    const { srcDir, platformVersion } = parseProjectConfig(projectDir);
    const projectSourceDir = path.resolve(projectDir, srcDir);
    if (!isKnownPlatformVersion(platformVersion) || isLegacyProject(platformVersion)) {
      return refused(`platformVersion ${platformVersion} is not supported`);
    }
    const { intermediateRepresentation, skippedHsMetaFiles } = await translate({
      projectSourceDir,
      platformVersion,
      accountId: ACCOUNT_ID,
    });
    const nodes = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid);
    return {
      components: nodes.map((node) => node.componentType),
      problems: [
        ...skippedHsMetaFiles.map((file) => `${file} lies where HubSpot ignores it`),
        ...nodes.flatMap((node) => missingEntrypoint(projectSourceDir, node)),
      ],
    };
  } catch (error) {
    if (isTranslationError(error)) return refused(error.toString());
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/** The parser asks HubSpot's servers for the schemas, and for nothing else; any other request fails the check. */
function answerSchemaRequests(): void {
  const answer = async (_account: number, { url }: { url: string }) => {
    if (!url.startsWith('project-components-external/project-schemas/')) {
      throw new Error(`the parser asked for ${url}, which is not known here`);
    }
    return { data: componentSchemas };
  };
  http.get = answer as unknown as typeof http.get;
}

function missingEntrypoint(
  projectSourceDir: string,
  node: { metaFilePath: string; config: unknown },
): string[] {
  const { entrypoint } = (node.config ?? {}) as { entrypoint?: string };
  if (entrypoint === undefined || existsSync(path.join(projectSourceDir, entrypoint))) return [];
  return [`${node.metaFilePath}: the entrypoint ${entrypoint} does not exist`];
}

function refused(problem: string): ProjectVerdict {
  return { components: [], problems: [problem] };
}
