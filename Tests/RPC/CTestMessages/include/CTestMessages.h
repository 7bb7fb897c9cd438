/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include "TestingV1.h"
