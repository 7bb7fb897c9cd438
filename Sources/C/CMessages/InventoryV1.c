/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor InventoryV1__Timestamp__fields[] = {
  { .name = "seconds", .id = 1, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT64, .offset = offsetof(InventoryV1__Timestamp, seconds) },
  { .name = "nanos", .id = 2, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT32, .offset = offsetof(InventoryV1__Timestamp, nanos) },
};
static const ProtobufCIntRange InventoryV1__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static const ProtobufCMessageDescriptor InventoryV1__Timestamp__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "google.protobuf.Timestamp", .short_name = "Timestamp", .c_name = "InventoryV1__Timestamp",
  .package_name = "google.protobuf", .sizeof_message = sizeof(InventoryV1__Timestamp),
  .n_fields = 2, .fields = InventoryV1__Timestamp__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1__Timestamp__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_StockType__fields[] = {
  { .name = "ticket_type_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_StockType, ticket_type_id), .reserved_flags = 1 },
  { .name = "name", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_StockType, name), .reserved_flags = 1 },
  { .name = "price_minor", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_StockType, price_minor) },
  { .name = "currency", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_StockType, currency), .reserved_flags = 1 },
  { .name = "limit_per_buyer", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_StockType, limit_per_buyer) },
  { .name = "rows", .id = 6, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_StockType, rows), .quantifier_offset = offsetof(InventoryV1_StockType, n_rows), .descriptor = &InventoryV1_StockRow__descriptor },
  { .name = "general_capacity", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_StockType, general_capacity) },
};
static const ProtobufCIntRange InventoryV1_StockType__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor InventoryV1_StockType__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.StockType", .short_name = "StockType", .c_name = "InventoryV1_StockType",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_StockType),
  .n_fields = 7, .fields = InventoryV1_StockType__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_StockType__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_StockRow__fields[] = {
  { .name = "zone", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_StockRow, zone), .reserved_flags = 1 },
  { .name = "label", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_StockRow, label), .reserved_flags = 1 },
  { .name = "seat_ids", .id = 3, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_StockRow, seat_ids), .quantifier_offset = offsetof(InventoryV1_StockRow, n_seat_ids), .reserved_flags = 1 },
  { .name = "numbers", .id = 4, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_StockRow, numbers), .quantifier_offset = offsetof(InventoryV1_StockRow, n_numbers), .reserved_flags = 1 },
  { .name = "gaps", .id = 5, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_StockRow, gaps), .quantifier_offset = offsetof(InventoryV1_StockRow, n_gaps), .flags = PROTOBUF_C_FIELD_FLAG_PACKED },
};
static const ProtobufCIntRange InventoryV1_StockRow__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor InventoryV1_StockRow__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.StockRow", .short_name = "StockRow", .c_name = "InventoryV1_StockRow",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_StockRow),
  .n_fields = 5, .fields = InventoryV1_StockRow__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_StockRow__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_OpenStockRequest__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_OpenStockRequest, performance_id), .reserved_flags = 1 },
  { .name = "sale_starts_at", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_OpenStockRequest, sale_starts_at), .descriptor = &InventoryV1__Timestamp__descriptor },
  { .name = "sale_ends_at", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_OpenStockRequest, sale_ends_at), .descriptor = &InventoryV1__Timestamp__descriptor },
  { .name = "hold_seconds", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_OpenStockRequest, hold_seconds) },
  { .name = "limit_per_buyer", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_OpenStockRequest, limit_per_buyer) },
  { .name = "types", .id = 6, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_OpenStockRequest, types), .quantifier_offset = offsetof(InventoryV1_OpenStockRequest, n_types), .descriptor = &InventoryV1_StockType__descriptor },
};
static const ProtobufCIntRange InventoryV1_OpenStockRequest__ranges[] = { { 1, 0 }, { 0, 6 } };
const ProtobufCMessageDescriptor InventoryV1_OpenStockRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.OpenStockRequest", .short_name = "OpenStockRequest", .c_name = "InventoryV1_OpenStockRequest",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_OpenStockRequest),
  .n_fields = 6, .fields = InventoryV1_OpenStockRequest__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_OpenStockRequest__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_OpenStockResponse__fields[] = {
  { .name = "capacity", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_OpenStockResponse, capacity) },
};
static const ProtobufCIntRange InventoryV1_OpenStockResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor InventoryV1_OpenStockResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.OpenStockResponse", .short_name = "OpenStockResponse", .c_name = "InventoryV1_OpenStockResponse",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_OpenStockResponse),
  .n_fields = 1, .fields = InventoryV1_OpenStockResponse__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_OpenStockResponse__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_ChosenSeats__fields[] = {
  { .name = "seat_ids", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_ChosenSeats, seat_ids), .quantifier_offset = offsetof(InventoryV1_ChosenSeats, n_seat_ids), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_ChosenSeats__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor InventoryV1_ChosenSeats__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.ChosenSeats", .short_name = "ChosenSeats", .c_name = "InventoryV1_ChosenSeats",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_ChosenSeats),
  .n_fields = 1, .fields = InventoryV1_ChosenSeats__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_ChosenSeats__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_BestAvailable__fields[] = {
  { .name = "ticket_type_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_BestAvailable, ticket_type_id), .reserved_flags = 1 },
  { .name = "quantity", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_BestAvailable, quantity) },
};
static const ProtobufCIntRange InventoryV1_BestAvailable__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor InventoryV1_BestAvailable__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.BestAvailable", .short_name = "BestAvailable", .c_name = "InventoryV1_BestAvailable",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_BestAvailable),
  .n_fields = 2, .fields = InventoryV1_BestAvailable__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_BestAvailable__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_GeneralAdmission__fields[] = {
  { .name = "ticket_type_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_GeneralAdmission, ticket_type_id), .reserved_flags = 1 },
  { .name = "quantity", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_GeneralAdmission, quantity) },
};
static const ProtobufCIntRange InventoryV1_GeneralAdmission__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor InventoryV1_GeneralAdmission__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.GeneralAdmission", .short_name = "GeneralAdmission", .c_name = "InventoryV1_GeneralAdmission",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_GeneralAdmission),
  .n_fields = 2, .fields = InventoryV1_GeneralAdmission__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_GeneralAdmission__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_HoldRequest__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldRequest, performance_id), .reserved_flags = 1 },
  { .name = "chosen", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_HoldRequest, selection.chosen), .quantifier_offset = offsetof(InventoryV1_HoldRequest, selection_case), .descriptor = &InventoryV1_ChosenSeats__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "best", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_HoldRequest, selection.best), .quantifier_offset = offsetof(InventoryV1_HoldRequest, selection_case), .descriptor = &InventoryV1_BestAvailable__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "general", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_HoldRequest, selection.general), .quantifier_offset = offsetof(InventoryV1_HoldRequest, selection_case), .descriptor = &InventoryV1_GeneralAdmission__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
};
static const ProtobufCIntRange InventoryV1_HoldRequest__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_HoldRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.HoldRequest", .short_name = "HoldRequest", .c_name = "InventoryV1_HoldRequest",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_HoldRequest),
  .n_fields = 4, .fields = InventoryV1_HoldRequest__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_HoldRequest__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_Place__fields[] = {
  { .name = "seat_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_Place, seat_id), .reserved_flags = 1 },
  { .name = "label", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_Place, label), .reserved_flags = 1 },
  { .name = "ticket_type_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_Place, ticket_type_id), .reserved_flags = 1 },
  { .name = "price_minor", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_Place, price_minor) },
};
static const ProtobufCIntRange InventoryV1_Place__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_Place__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.Place", .short_name = "Place", .c_name = "InventoryV1_Place",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_Place),
  .n_fields = 4, .fields = InventoryV1_Place__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_Place__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_HoldResponse__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldResponse, order_id), .reserved_flags = 1 },
  { .name = "places", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_HoldResponse, places), .quantifier_offset = offsetof(InventoryV1_HoldResponse, n_places), .descriptor = &InventoryV1_Place__descriptor },
  { .name = "expires_at", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_HoldResponse, expires_at), .descriptor = &InventoryV1__Timestamp__descriptor },
  { .name = "amount_minor", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_HoldResponse, amount_minor) },
  { .name = "currency", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldResponse, currency), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_HoldResponse__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor InventoryV1_HoldResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.HoldResponse", .short_name = "HoldResponse", .c_name = "InventoryV1_HoldResponse",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_HoldResponse),
  .n_fields = 5, .fields = InventoryV1_HoldResponse__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_HoldResponse__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_ReleaseRequest__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_ReleaseRequest, performance_id), .reserved_flags = 1 },
  { .name = "order_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_ReleaseRequest, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_ReleaseRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor InventoryV1_ReleaseRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.ReleaseRequest", .short_name = "ReleaseRequest", .c_name = "InventoryV1_ReleaseRequest",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_ReleaseRequest),
  .n_fields = 2, .fields = InventoryV1_ReleaseRequest__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_ReleaseRequest__ranges,
};

const ProtobufCMessageDescriptor InventoryV1_ReleaseResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.ReleaseResponse", .short_name = "ReleaseResponse", .c_name = "InventoryV1_ReleaseResponse",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_ReleaseResponse),
};

static const ProtobufCFieldDescriptor InventoryV1_GetAvailabilityRequest__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_GetAvailabilityRequest, performance_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_GetAvailabilityRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor InventoryV1_GetAvailabilityRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.GetAvailabilityRequest", .short_name = "GetAvailabilityRequest", .c_name = "InventoryV1_GetAvailabilityRequest",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_GetAvailabilityRequest),
  .n_fields = 1, .fields = InventoryV1_GetAvailabilityRequest__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_GetAvailabilityRequest__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_TypeAvailability__fields[] = {
  { .name = "ticket_type_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_TypeAvailability, ticket_type_id), .reserved_flags = 1 },
  { .name = "capacity", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_TypeAvailability, capacity) },
  { .name = "free", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_TypeAvailability, free) },
  { .name = "held", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_TypeAvailability, held) },
  { .name = "sold", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(InventoryV1_TypeAvailability, sold) },
};
static const ProtobufCIntRange InventoryV1_TypeAvailability__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor InventoryV1_TypeAvailability__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.TypeAvailability", .short_name = "TypeAvailability", .c_name = "InventoryV1_TypeAvailability",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_TypeAvailability),
  .n_fields = 5, .fields = InventoryV1_TypeAvailability__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_TypeAvailability__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_Availability__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_Availability, performance_id), .reserved_flags = 1 },
  { .name = "types", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_Availability, types), .quantifier_offset = offsetof(InventoryV1_Availability, n_types), .descriptor = &InventoryV1_TypeAvailability__descriptor },
  { .name = "sale_starts_at", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_Availability, sale_starts_at), .descriptor = &InventoryV1__Timestamp__descriptor },
  { .name = "sale_ends_at", .id = 4, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_Availability, sale_ends_at), .descriptor = &InventoryV1__Timestamp__descriptor },
};
static const ProtobufCIntRange InventoryV1_Availability__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_Availability__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.Availability", .short_name = "Availability", .c_name = "InventoryV1_Availability",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_Availability),
  .n_fields = 4, .fields = InventoryV1_Availability__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_Availability__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_GetSeatStatesRequest__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_GetSeatStatesRequest, performance_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_GetSeatStatesRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor InventoryV1_GetSeatStatesRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.GetSeatStatesRequest", .short_name = "GetSeatStatesRequest", .c_name = "InventoryV1_GetSeatStatesRequest",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_GetSeatStatesRequest),
  .n_fields = 1, .fields = InventoryV1_GetSeatStatesRequest__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_GetSeatStatesRequest__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_SeatStates__fields[] = {
  { .name = "held", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SeatStates, held), .quantifier_offset = offsetof(InventoryV1_SeatStates, n_held), .reserved_flags = 1 },
  { .name = "sold", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SeatStates, sold), .quantifier_offset = offsetof(InventoryV1_SeatStates, n_sold), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_SeatStates__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor InventoryV1_SeatStates__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.SeatStates", .short_name = "SeatStates", .c_name = "InventoryV1_SeatStates",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_SeatStates),
  .n_fields = 2, .fields = InventoryV1_SeatStates__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_SeatStates__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_SegmentOffset__fields[] = {
  { .name = "segment", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SegmentOffset, segment), .reserved_flags = 1 },
  { .name = "sequence", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_SegmentOffset, sequence) },
};
static const ProtobufCIntRange InventoryV1_SegmentOffset__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor InventoryV1_SegmentOffset__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.SegmentOffset", .short_name = "SegmentOffset", .c_name = "InventoryV1_SegmentOffset",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_SegmentOffset),
  .n_fields = 2, .fields = InventoryV1_SegmentOffset__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_SegmentOffset__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_FollowRequest__fields[] = {
  { .name = "offsets", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_FollowRequest, offsets), .quantifier_offset = offsetof(InventoryV1_FollowRequest, n_offsets), .descriptor = &InventoryV1_SegmentOffset__descriptor },
};
static const ProtobufCIntRange InventoryV1_FollowRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor InventoryV1_FollowRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.FollowRequest", .short_name = "FollowRequest", .c_name = "InventoryV1_FollowRequest",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_FollowRequest),
  .n_fields = 1, .fields = InventoryV1_FollowRequest__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_FollowRequest__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_JournalEntry__fields[] = {
  { .name = "segment", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_JournalEntry, segment), .reserved_flags = 1 },
  { .name = "sequence", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_JournalEntry, sequence) },
  { .name = "epoch", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_JournalEntry, epoch) },
  { .name = "records", .id = 4, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalEntry, records), .quantifier_offset = offsetof(InventoryV1_JournalEntry, n_records), .descriptor = &InventoryV1_JournalRecord__descriptor },
};
static const ProtobufCIntRange InventoryV1_JournalEntry__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_JournalEntry__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.JournalEntry", .short_name = "JournalEntry", .c_name = "InventoryV1_JournalEntry",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_JournalEntry),
  .n_fields = 4, .fields = InventoryV1_JournalEntry__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_JournalEntry__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_JournalRecord__fields[] = {
  { .name = "opened", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.opened), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_StockOpened__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "held", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.held), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_HoldPlaced__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "released", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.released), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_HoldReleased__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "frozen", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.frozen), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_HoldFrozen__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "sold", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.sold), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_HoldSold__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "returning", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.returning), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_SaleReturning__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "returned", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.returned), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_SaleReturned__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "branch_cancelled", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_JournalRecord, record.branch_cancelled), .quantifier_offset = offsetof(InventoryV1_JournalRecord, record_case), .descriptor = &InventoryV1_BranchCancelled__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
};
static const ProtobufCIntRange InventoryV1_JournalRecord__ranges[] = { { 1, 0 }, { 0, 8 } };
const ProtobufCMessageDescriptor InventoryV1_JournalRecord__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.JournalRecord", .short_name = "JournalRecord", .c_name = "InventoryV1_JournalRecord",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_JournalRecord),
  .n_fields = 8, .fields = InventoryV1_JournalRecord__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_JournalRecord__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_StockOpened__fields[] = {
  { .name = "stock", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_StockOpened, stock), .descriptor = &InventoryV1_OpenStockRequest__descriptor },
  { .name = "at_ms", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_StockOpened, at_ms) },
};
static const ProtobufCIntRange InventoryV1_StockOpened__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor InventoryV1_StockOpened__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.StockOpened", .short_name = "StockOpened", .c_name = "InventoryV1_StockOpened",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_StockOpened),
  .n_fields = 2, .fields = InventoryV1_StockOpened__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_StockOpened__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_HoldPlaced__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldPlaced, order_id), .reserved_flags = 1 },
  { .name = "user_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldPlaced, user_id), .reserved_flags = 1 },
  { .name = "request_key", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldPlaced, request_key), .reserved_flags = 1 },
  { .name = "performance_id", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldPlaced, performance_id), .reserved_flags = 1 },
  { .name = "places", .id = 5, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(InventoryV1_HoldPlaced, places), .quantifier_offset = offsetof(InventoryV1_HoldPlaced, n_places), .descriptor = &InventoryV1_Place__descriptor },
  { .name = "expires_at_ms", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_HoldPlaced, expires_at_ms) },
  { .name = "at_ms", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_HoldPlaced, at_ms) },
  { .name = "currency", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldPlaced, currency), .reserved_flags = 1 },
  { .name = "regrab", .id = 9, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(InventoryV1_HoldPlaced, regrab) },
  { .name = "xid", .id = 10, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldPlaced, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 11, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldPlaced, branch_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_HoldPlaced__ranges[] = { { 1, 0 }, { 0, 11 } };
const ProtobufCMessageDescriptor InventoryV1_HoldPlaced__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.HoldPlaced", .short_name = "HoldPlaced", .c_name = "InventoryV1_HoldPlaced",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_HoldPlaced),
  .n_fields = 11, .fields = InventoryV1_HoldPlaced__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_HoldPlaced__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_HoldReleased__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldReleased, order_id), .reserved_flags = 1 },
  { .name = "reason", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(InventoryV1_HoldReleased, reason) },
  { .name = "at_ms", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_HoldReleased, at_ms) },
  { .name = "xid", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldReleased, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldReleased, branch_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_HoldReleased__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor InventoryV1_HoldReleased__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.HoldReleased", .short_name = "HoldReleased", .c_name = "InventoryV1_HoldReleased",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_HoldReleased),
  .n_fields = 5, .fields = InventoryV1_HoldReleased__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_HoldReleased__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_HoldFrozen__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldFrozen, order_id), .reserved_flags = 1 },
  { .name = "xid", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldFrozen, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldFrozen, branch_id), .reserved_flags = 1 },
  { .name = "at_ms", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_HoldFrozen, at_ms) },
};
static const ProtobufCIntRange InventoryV1_HoldFrozen__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_HoldFrozen__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.HoldFrozen", .short_name = "HoldFrozen", .c_name = "InventoryV1_HoldFrozen",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_HoldFrozen),
  .n_fields = 4, .fields = InventoryV1_HoldFrozen__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_HoldFrozen__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_HoldSold__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldSold, order_id), .reserved_flags = 1 },
  { .name = "xid", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldSold, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_HoldSold, branch_id), .reserved_flags = 1 },
  { .name = "at_ms", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_HoldSold, at_ms) },
};
static const ProtobufCIntRange InventoryV1_HoldSold__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_HoldSold__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.HoldSold", .short_name = "HoldSold", .c_name = "InventoryV1_HoldSold",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_HoldSold),
  .n_fields = 4, .fields = InventoryV1_HoldSold__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_HoldSold__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_SaleReturning__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SaleReturning, order_id), .reserved_flags = 1 },
  { .name = "xid", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SaleReturning, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SaleReturning, branch_id), .reserved_flags = 1 },
  { .name = "at_ms", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_SaleReturning, at_ms) },
};
static const ProtobufCIntRange InventoryV1_SaleReturning__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_SaleReturning__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.SaleReturning", .short_name = "SaleReturning", .c_name = "InventoryV1_SaleReturning",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_SaleReturning),
  .n_fields = 4, .fields = InventoryV1_SaleReturning__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_SaleReturning__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_SaleReturned__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SaleReturned, order_id), .reserved_flags = 1 },
  { .name = "xid", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SaleReturned, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_SaleReturned, branch_id), .reserved_flags = 1 },
  { .name = "at_ms", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_SaleReturned, at_ms) },
};
static const ProtobufCIntRange InventoryV1_SaleReturned__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_SaleReturned__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.SaleReturned", .short_name = "SaleReturned", .c_name = "InventoryV1_SaleReturned",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_SaleReturned),
  .n_fields = 4, .fields = InventoryV1_SaleReturned__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_SaleReturned__ranges,
};

static const ProtobufCFieldDescriptor InventoryV1_BranchCancelled__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_BranchCancelled, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_BranchCancelled, branch_id), .reserved_flags = 1 },
  { .name = "at_ms", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(InventoryV1_BranchCancelled, at_ms) },
  { .name = "order_id", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(InventoryV1_BranchCancelled, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange InventoryV1_BranchCancelled__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor InventoryV1_BranchCancelled__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.inventory.v1.BranchCancelled", .short_name = "BranchCancelled", .c_name = "InventoryV1_BranchCancelled",
  .package_name = "onsale.inventory.v1", .sizeof_message = sizeof(InventoryV1_BranchCancelled),
  .n_fields = 4, .fields = InventoryV1_BranchCancelled__fields,
  .n_field_ranges = 1, .field_ranges = InventoryV1_BranchCancelled__ranges,
};
