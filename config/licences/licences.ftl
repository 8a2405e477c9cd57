# Licences of what an application gets with this artifact

Written by `.ci/release-check write`. The SBOM beside each published artifact says the same for programs.

| library | version | licence |
| --- | --- | --- |
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#-- Ours, and what differs from platform to platform -->
<#if project.groupId != "io.github.neonspring" && project.groupId != "io.zonky.test.postgres">
| `${project.groupId}:${project.artifactId}` | ${project.version} | ${entry.getValue()?join(", ")} |
</#if>
</#list>
