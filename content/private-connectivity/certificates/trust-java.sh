#!/usr/bin/env bash
set -euo pipefail
# A copy of the JVM's own store with one authority more; needs no root. "changeit" is the store's public default.
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v keytool)")")")}
cp --dereference "$java_home/lib/security/cacerts" "$HOME/cacerts"
chmod u+w "$HOME/cacerts"
keytool -importcert -noprompt -alias company-ca -file company-ca.pem -keystore "$HOME/cacerts" -storepass changeit
# Every JVM of the job reads this variable, Gradle's and Maven's included.
echo "export JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=$HOME/cacerts" >> "$BASH_ENV"
