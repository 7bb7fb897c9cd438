/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor TicketV1__Timestamp__fields[] = {
  { .name = "seconds", .id = 1, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT64, .offset = offsetof(TicketV1__Timestamp, seconds) },
  { .name = "nanos", .id = 2, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT32, .offset = offsetof(TicketV1__Timestamp, nanos) },
};
static const ProtobufCIntRange TicketV1__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static const ProtobufCMessageDescriptor TicketV1__Timestamp__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "google.protobuf.Timestamp", .short_name = "Timestamp", .c_name = "TicketV1__Timestamp",
  .package_name = "google.protobuf", .sizeof_message = sizeof(TicketV1__Timestamp),
  .n_fields = 2, .fields = TicketV1__Timestamp__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1__Timestamp__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_Category__fields[] = {
  { .name = "name", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Category, name), .reserved_flags = 1 },
  { .name = "color", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Category, color), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_Category__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_Category__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.Category", .short_name = "Category", .c_name = "TicketV1_Category",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_Category),
  .n_fields = 2, .fields = TicketV1_Category__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_Category__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_Venue__fields[] = {
  { .name = "venue_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Venue, venue_id), .reserved_flags = 1 },
  { .name = "name", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Venue, name), .reserved_flags = 1 },
  { .name = "categories", .id = 3, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_Venue, categories), .quantifier_offset = offsetof(TicketV1_Venue, n_categories), .descriptor = &TicketV1_Category__descriptor },
  { .name = "capacity", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_Venue, capacity) },
  { .name = "seats", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_Venue, seats) },
  { .name = "zones", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_Venue, zones) },
  { .name = "rows", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_Venue, rows) },
  { .name = "areas", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_Venue, areas) },
  { .name = "created_at", .id = 9, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_Venue, created_at), .descriptor = &TicketV1__Timestamp__descriptor },
};
static const ProtobufCIntRange TicketV1_Venue__ranges[] = { { 1, 0 }, { 0, 9 } };
const ProtobufCMessageDescriptor TicketV1_Venue__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.Venue", .short_name = "Venue", .c_name = "TicketV1_Venue",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_Venue),
  .n_fields = 9, .fields = TicketV1_Venue__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_Venue__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ImportVenueRequest__fields[] = {
  { .name = "plan", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ImportVenueRequest, plan) },
  { .name = "areas", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ImportVenueRequest, areas), .quantifier_offset = offsetof(TicketV1_ImportVenueRequest, n_areas), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ImportVenueRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_ImportVenueRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ImportVenueRequest", .short_name = "ImportVenueRequest", .c_name = "TicketV1_ImportVenueRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ImportVenueRequest),
  .n_fields = 2, .fields = TicketV1_ImportVenueRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ImportVenueRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_GetVenueRequest__fields[] = {
  { .name = "venue_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_GetVenueRequest, venue_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_GetVenueRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TicketV1_GetVenueRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.GetVenueRequest", .short_name = "GetVenueRequest", .c_name = "TicketV1_GetVenueRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_GetVenueRequest),
  .n_fields = 1, .fields = TicketV1_GetVenueRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_GetVenueRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ListVenuesRequest__fields[] = {
  { .name = "page_size", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_ListVenuesRequest, page_size) },
  { .name = "page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListVenuesRequest, page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ListVenuesRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_ListVenuesRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ListVenuesRequest", .short_name = "ListVenuesRequest", .c_name = "TicketV1_ListVenuesRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ListVenuesRequest),
  .n_fields = 2, .fields = TicketV1_ListVenuesRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ListVenuesRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ListVenuesResponse__fields[] = {
  { .name = "venues", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_ListVenuesResponse, venues), .quantifier_offset = offsetof(TicketV1_ListVenuesResponse, n_venues), .descriptor = &TicketV1_Venue__descriptor },
  { .name = "next_page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListVenuesResponse, next_page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ListVenuesResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_ListVenuesResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ListVenuesResponse", .short_name = "ListVenuesResponse", .c_name = "TicketV1_ListVenuesResponse",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ListVenuesResponse),
  .n_fields = 2, .fields = TicketV1_ListVenuesResponse__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ListVenuesResponse__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_GetSeatingPlanRequest__fields[] = {
  { .name = "venue_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_GetSeatingPlanRequest, venue_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_GetSeatingPlanRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TicketV1_GetSeatingPlanRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.GetSeatingPlanRequest", .short_name = "GetSeatingPlanRequest", .c_name = "TicketV1_GetSeatingPlanRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_GetSeatingPlanRequest),
  .n_fields = 1, .fields = TicketV1_GetSeatingPlanRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_GetSeatingPlanRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_PlanSeat__fields[] = {
  { .name = "seat_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanSeat, seat_id), .reserved_flags = 1 },
  { .name = "number", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanSeat, number), .reserved_flags = 1 },
  { .name = "category", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanSeat, category), .reserved_flags = 1 },
  { .name = "x", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_DOUBLE,
    .offset = offsetof(TicketV1_PlanSeat, x) },
  { .name = "y", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_DOUBLE,
    .offset = offsetof(TicketV1_PlanSeat, y) },
};
static const ProtobufCIntRange TicketV1_PlanSeat__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor TicketV1_PlanSeat__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.PlanSeat", .short_name = "PlanSeat", .c_name = "TicketV1_PlanSeat",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_PlanSeat),
  .n_fields = 5, .fields = TicketV1_PlanSeat__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_PlanSeat__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_PlanRow__fields[] = {
  { .name = "label", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanRow, label), .reserved_flags = 1 },
  { .name = "seats", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_PlanRow, seats), .quantifier_offset = offsetof(TicketV1_PlanRow, n_seats), .descriptor = &TicketV1_PlanSeat__descriptor },
};
static const ProtobufCIntRange TicketV1_PlanRow__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_PlanRow__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.PlanRow", .short_name = "PlanRow", .c_name = "TicketV1_PlanRow",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_PlanRow),
  .n_fields = 2, .fields = TicketV1_PlanRow__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_PlanRow__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_PlanArea__fields[] = {
  { .name = "area_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanArea, area_id), .reserved_flags = 1 },
  { .name = "name", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanArea, name), .reserved_flags = 1 },
  { .name = "category", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanArea, category), .reserved_flags = 1 },
  { .name = "capacity", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_PlanArea, capacity) },
};
static const ProtobufCIntRange TicketV1_PlanArea__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor TicketV1_PlanArea__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.PlanArea", .short_name = "PlanArea", .c_name = "TicketV1_PlanArea",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_PlanArea),
  .n_fields = 4, .fields = TicketV1_PlanArea__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_PlanArea__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_PlanZone__fields[] = {
  { .name = "zone_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanZone, zone_id), .reserved_flags = 1 },
  { .name = "name", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PlanZone, name), .reserved_flags = 1 },
  { .name = "rows", .id = 3, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_PlanZone, rows), .quantifier_offset = offsetof(TicketV1_PlanZone, n_rows), .descriptor = &TicketV1_PlanRow__descriptor },
  { .name = "areas", .id = 4, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_PlanZone, areas), .quantifier_offset = offsetof(TicketV1_PlanZone, n_areas), .descriptor = &TicketV1_PlanArea__descriptor },
};
static const ProtobufCIntRange TicketV1_PlanZone__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor TicketV1_PlanZone__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.PlanZone", .short_name = "PlanZone", .c_name = "TicketV1_PlanZone",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_PlanZone),
  .n_fields = 4, .fields = TicketV1_PlanZone__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_PlanZone__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_SeatingPlan__fields[] = {
  { .name = "venue_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_SeatingPlan, venue_id), .reserved_flags = 1 },
  { .name = "width", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_DOUBLE,
    .offset = offsetof(TicketV1_SeatingPlan, width) },
  { .name = "height", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_DOUBLE,
    .offset = offsetof(TicketV1_SeatingPlan, height) },
  { .name = "zones", .id = 4, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_SeatingPlan, zones), .quantifier_offset = offsetof(TicketV1_SeatingPlan, n_zones), .descriptor = &TicketV1_PlanZone__descriptor },
};
static const ProtobufCIntRange TicketV1_SeatingPlan__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor TicketV1_SeatingPlan__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.SeatingPlan", .short_name = "SeatingPlan", .c_name = "TicketV1_SeatingPlan",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_SeatingPlan),
  .n_fields = 4, .fields = TicketV1_SeatingPlan__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_SeatingPlan__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_Event__fields[] = {
  { .name = "event_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Event, event_id), .reserved_flags = 1 },
  { .name = "name", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Event, name), .reserved_flags = 1 },
  { .name = "description", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Event, description), .reserved_flags = 1 },
  { .name = "round", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Event, round), .reserved_flags = 1 },
  { .name = "season", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Event, season), .reserved_flags = 1 },
  { .name = "starts_at", .id = 6, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_Event, starts_at), .descriptor = &TicketV1__Timestamp__descriptor },
  { .name = "organiser_id", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Event, organiser_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_Event__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor TicketV1_Event__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.Event", .short_name = "Event", .c_name = "TicketV1_Event",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_Event),
  .n_fields = 7, .fields = TicketV1_Event__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_Event__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_CreateEventRequest__fields[] = {
  { .name = "name", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_CreateEventRequest, name), .reserved_flags = 1 },
  { .name = "description", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_CreateEventRequest, description), .reserved_flags = 1 },
  { .name = "starts_at", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_CreateEventRequest, starts_at), .descriptor = &TicketV1__Timestamp__descriptor },
};
static const ProtobufCIntRange TicketV1_CreateEventRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor TicketV1_CreateEventRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.CreateEventRequest", .short_name = "CreateEventRequest", .c_name = "TicketV1_CreateEventRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_CreateEventRequest),
  .n_fields = 3, .fields = TicketV1_CreateEventRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_CreateEventRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ImportSeasonRequest__fields[] = {
  { .name = "calendar", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ImportSeasonRequest, calendar) },
  { .name = "time_zone_minutes", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(TicketV1_ImportSeasonRequest, time_zone_minutes) },
};
static const ProtobufCIntRange TicketV1_ImportSeasonRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_ImportSeasonRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ImportSeasonRequest", .short_name = "ImportSeasonRequest", .c_name = "TicketV1_ImportSeasonRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ImportSeasonRequest),
  .n_fields = 2, .fields = TicketV1_ImportSeasonRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ImportSeasonRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ImportSeasonResponse__fields[] = {
  { .name = "season", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ImportSeasonResponse, season), .reserved_flags = 1 },
  { .name = "events", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_ImportSeasonResponse, events) },
  { .name = "event_ids", .id = 3, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ImportSeasonResponse, event_ids), .quantifier_offset = offsetof(TicketV1_ImportSeasonResponse, n_event_ids), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ImportSeasonResponse__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor TicketV1_ImportSeasonResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ImportSeasonResponse", .short_name = "ImportSeasonResponse", .c_name = "TicketV1_ImportSeasonResponse",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ImportSeasonResponse),
  .n_fields = 3, .fields = TicketV1_ImportSeasonResponse__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ImportSeasonResponse__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_GetEventRequest__fields[] = {
  { .name = "event_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_GetEventRequest, event_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_GetEventRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TicketV1_GetEventRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.GetEventRequest", .short_name = "GetEventRequest", .c_name = "TicketV1_GetEventRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_GetEventRequest),
  .n_fields = 1, .fields = TicketV1_GetEventRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_GetEventRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ListEventsRequest__fields[] = {
  { .name = "page_size", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_ListEventsRequest, page_size) },
  { .name = "page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListEventsRequest, page_token), .reserved_flags = 1 },
  { .name = "season", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListEventsRequest, season), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ListEventsRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor TicketV1_ListEventsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ListEventsRequest", .short_name = "ListEventsRequest", .c_name = "TicketV1_ListEventsRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ListEventsRequest),
  .n_fields = 3, .fields = TicketV1_ListEventsRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ListEventsRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ListEventsResponse__fields[] = {
  { .name = "events", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_ListEventsResponse, events), .quantifier_offset = offsetof(TicketV1_ListEventsResponse, n_events), .descriptor = &TicketV1_Event__descriptor },
  { .name = "next_page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListEventsResponse, next_page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ListEventsResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_ListEventsResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ListEventsResponse", .short_name = "ListEventsResponse", .c_name = "TicketV1_ListEventsResponse",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ListEventsResponse),
  .n_fields = 2, .fields = TicketV1_ListEventsResponse__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ListEventsResponse__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_TicketType__fields[] = {
  { .name = "ticket_type_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_TicketType, ticket_type_id), .reserved_flags = 1 },
  { .name = "name", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_TicketType, name), .reserved_flags = 1 },
  { .name = "category", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_TicketType, category), .reserved_flags = 1 },
  { .name = "price_minor", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TicketV1_TicketType, price_minor) },
  { .name = "currency", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_TicketType, currency), .reserved_flags = 1 },
  { .name = "limit_per_buyer", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_TicketType, limit_per_buyer) },
  { .name = "capacity", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_TicketType, capacity) },
};
static const ProtobufCIntRange TicketV1_TicketType__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor TicketV1_TicketType__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.TicketType", .short_name = "TicketType", .c_name = "TicketV1_TicketType",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_TicketType),
  .n_fields = 7, .fields = TicketV1_TicketType__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_TicketType__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_Performance__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Performance, performance_id), .reserved_flags = 1 },
  { .name = "event_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Performance, event_id), .reserved_flags = 1 },
  { .name = "venue_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Performance, venue_id), .reserved_flags = 1 },
  { .name = "name", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_Performance, name), .reserved_flags = 1 },
  { .name = "starts_at", .id = 5, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_Performance, starts_at), .descriptor = &TicketV1__Timestamp__descriptor },
  { .name = "sale_starts_at", .id = 6, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_Performance, sale_starts_at), .descriptor = &TicketV1__Timestamp__descriptor },
  { .name = "sale_ends_at", .id = 7, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_Performance, sale_ends_at), .descriptor = &TicketV1__Timestamp__descriptor },
  { .name = "hold_seconds", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_Performance, hold_seconds) },
  { .name = "limit_per_buyer", .id = 9, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_Performance, limit_per_buyer) },
  { .name = "ticket_types", .id = 10, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_Performance, ticket_types), .quantifier_offset = offsetof(TicketV1_Performance, n_ticket_types), .descriptor = &TicketV1_TicketType__descriptor },
  { .name = "state", .id = 11, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(TicketV1_Performance, state) },
};
static const ProtobufCIntRange TicketV1_Performance__ranges[] = { { 1, 0 }, { 0, 11 } };
const ProtobufCMessageDescriptor TicketV1_Performance__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.Performance", .short_name = "Performance", .c_name = "TicketV1_Performance",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_Performance),
  .n_fields = 11, .fields = TicketV1_Performance__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_Performance__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_CreatePerformanceRequest__fields[] = {
  { .name = "event_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, event_id), .reserved_flags = 1 },
  { .name = "venue_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, venue_id), .reserved_flags = 1 },
  { .name = "name", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, name), .reserved_flags = 1 },
  { .name = "starts_at", .id = 4, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, starts_at), .descriptor = &TicketV1__Timestamp__descriptor },
  { .name = "sale_starts_at", .id = 5, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, sale_starts_at), .descriptor = &TicketV1__Timestamp__descriptor },
  { .name = "sale_ends_at", .id = 6, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, sale_ends_at), .descriptor = &TicketV1__Timestamp__descriptor },
  { .name = "hold_seconds", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, hold_seconds) },
  { .name = "limit_per_buyer", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, limit_per_buyer) },
  { .name = "ticket_types", .id = 9, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_CreatePerformanceRequest, ticket_types), .quantifier_offset = offsetof(TicketV1_CreatePerformanceRequest, n_ticket_types), .descriptor = &TicketV1_TicketType__descriptor },
};
static const ProtobufCIntRange TicketV1_CreatePerformanceRequest__ranges[] = { { 1, 0 }, { 0, 9 } };
const ProtobufCMessageDescriptor TicketV1_CreatePerformanceRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.CreatePerformanceRequest", .short_name = "CreatePerformanceRequest", .c_name = "TicketV1_CreatePerformanceRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_CreatePerformanceRequest),
  .n_fields = 9, .fields = TicketV1_CreatePerformanceRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_CreatePerformanceRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_GetPerformanceRequest__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_GetPerformanceRequest, performance_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_GetPerformanceRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TicketV1_GetPerformanceRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.GetPerformanceRequest", .short_name = "GetPerformanceRequest", .c_name = "TicketV1_GetPerformanceRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_GetPerformanceRequest),
  .n_fields = 1, .fields = TicketV1_GetPerformanceRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_GetPerformanceRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ListPerformancesRequest__fields[] = {
  { .name = "event_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListPerformancesRequest, event_id), .reserved_flags = 1 },
  { .name = "page_size", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TicketV1_ListPerformancesRequest, page_size) },
  { .name = "page_token", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListPerformancesRequest, page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ListPerformancesRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor TicketV1_ListPerformancesRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ListPerformancesRequest", .short_name = "ListPerformancesRequest", .c_name = "TicketV1_ListPerformancesRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ListPerformancesRequest),
  .n_fields = 3, .fields = TicketV1_ListPerformancesRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ListPerformancesRequest__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_ListPerformancesResponse__fields[] = {
  { .name = "performances", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TicketV1_ListPerformancesResponse, performances), .quantifier_offset = offsetof(TicketV1_ListPerformancesResponse, n_performances), .descriptor = &TicketV1_Performance__descriptor },
  { .name = "next_page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_ListPerformancesResponse, next_page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_ListPerformancesResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TicketV1_ListPerformancesResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.ListPerformancesResponse", .short_name = "ListPerformancesResponse", .c_name = "TicketV1_ListPerformancesResponse",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_ListPerformancesResponse),
  .n_fields = 2, .fields = TicketV1_ListPerformancesResponse__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_ListPerformancesResponse__ranges,
};

static const ProtobufCFieldDescriptor TicketV1_PublishPerformanceRequest__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TicketV1_PublishPerformanceRequest, performance_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TicketV1_PublishPerformanceRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TicketV1_PublishPerformanceRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.ticket.v1.PublishPerformanceRequest", .short_name = "PublishPerformanceRequest", .c_name = "TicketV1_PublishPerformanceRequest",
  .package_name = "onsale.ticket.v1", .sizeof_message = sizeof(TicketV1_PublishPerformanceRequest),
  .n_fields = 1, .fields = TicketV1_PublishPerformanceRequest__fields,
  .n_field_ranges = 1, .field_ranges = TicketV1_PublishPerformanceRequest__ranges,
};
