@echo off
rem Installs oscb for you alone, without network and without administrator's rights.
rem What you can set: OSCB_HOME, the folder it goes to.
setlocal
set "HERE=%~dp0"
if not defined OSCB_HOME set "OSCB_HOME=%LOCALAPPDATA%\Programs\oscb"

set "PYTHON="
for %%V in (3.13 3.12 3.11) do (
    if not defined PYTHON (
        py -%%V -c "import venv" >nul 2>nul && set "PYTHON=py -%%V"
    )
)
if not defined PYTHON (
    python -c "import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "PYTHON=python"
)
if not defined PYTHON (
    echo oscb needs Python 3.11, 3.12 or 3.13. Install one of them, then run this again.
    exit /b 1
)

%PYTHON% -m venv "%OSCB_HOME%"
if errorlevel 1 (
    echo Python cannot make an environment in "%OSCB_HOME%".
    exit /b 1
)
"%OSCB_HOME%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --upgrade "oscb-cli[excel,msg,pdf]"
if errorlevel 1 (
    echo oscb could not be installed. Nothing else on this computer has changed.
    exit /b 1
)

if not exist "%OSCB_HOME%\bin" mkdir "%OSCB_HOME%\bin"
> "%OSCB_HOME%\bin\oscb.cmd" echo @"%%~dp0..\Scripts\oscb.exe" %%*
powershell -NoProfile -Command "$b = Join-Path $env:OSCB_HOME 'bin'; $p = [Environment]::GetEnvironmentVariable('Path', 'User'); if (($p -split ';') -notcontains $b) { [Environment]::SetEnvironmentVariable('Path', (@($p, $b) -ne '' -ne $null) -join ';', 'User') }"
if errorlevel 1 echo Add this folder to your PATH: "%OSCB_HOME%\bin"
"%OSCB_HOME%\Scripts\oscb.exe" --version
echo oscb is installed. Open a new window, and type: oscb
endlocal
