<#ftl output_format="plainText">
${greeting}

${what}

<#if link??>
${action}:

${link}

</#if>
<#list facts as fact>
${fact.label}: ${fact.value}
</#list>
<#if facts?has_content>

</#if>
${advice}

-- 
LLM_MODES
${appUrl}
${footer}
