# Licences of what an application gets with this artifact

Written by the build; [CONTRIBUTING.md](../../CONTRIBUTING.md) says how. The SBOM beside each published artifact says the same
for programs.

| library | version | licence |
| --- | --- | --- |
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
| `${project.groupId}:${project.artifactId}` | ${project.version} | ${entry.getValue()?join(", ")} |
</#list>
