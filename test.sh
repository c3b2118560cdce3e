#!/usr/bin/env bash
# Restores, builds, checks the formatting and runs every test of the solution.
set -euo pipefail
cd "$(dirname "$0")"
dotnet tool restore
dotnet csharpier check .
dotnet build HoopsEdge.sln
dotnet test --solution HoopsEdge.sln --no-build
