#!/usr/bin/env bash
# Restores, checks the formatting, builds with warnings as errors and runs every test. Where no feed serves Aspire's
# packages, the AppHost and its tests are left out.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v dotnet >/dev/null; then
  echo "test.sh: the .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2
  exit 2
fi

solution=HoopsEdge.sln
if ! why=$(dotnet restore tests/HoopsEdge.AppHost.Tests 2>&1); then
  solution=.ci/HoopsEdge.NoAspire.slnf
  echo "test.sh: left out HoopsEdge.AppHost and its tests: $(grep -m 1 -oE '(Unable|error MSB|error NU).*' <<<"$why" || echo "restore failed")"
fi

if command -v terraform >/dev/null; then
  terraform fmt -check -diff -recursive infra/terraform
fi

dotnet tool restore
dotnet csharpier check .
dotnet build "$solution"
dotnet test --solution "$solution" --no-build "$@"
