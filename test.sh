#!/usr/bin/env bash
# Restores, checks the formatting, builds with warnings as errors and runs every test of the solution.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v dotnet >/dev/null; then
  echo "test.sh: the .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2
  exit 2
fi

dotnet tool restore
dotnet csharpier check .
dotnet build HoopsEdge.sln
dotnet test --solution HoopsEdge.sln --no-build "$@"
