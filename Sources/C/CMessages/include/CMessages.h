/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include "Etcdserverpb.h"
#include "GrpcTesting.h"
#include "AdminV1.h"
#include "AuthV1.h"
#include "InventoryV1.h"
#include "PaymentV1.h"
#include "OrderV1.h"
#include "RefundV1.h"
#include "RegistryV1.h"
#include "TicketV1.h"
#include "TransactionV1.h"
#include "UserV1.h"
