/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif

/* google.protobuf.Timestamp */
typedef struct TicketV1__Timestamp {
  ProtobufCMessage base;
  int64_t seconds;
  int32_t nanos;
} TicketV1__Timestamp;
typedef struct TicketV1_Category TicketV1_Category;
typedef struct TicketV1_Venue TicketV1_Venue;
typedef struct TicketV1_ImportVenueRequest TicketV1_ImportVenueRequest;
typedef struct TicketV1_GetVenueRequest TicketV1_GetVenueRequest;
typedef struct TicketV1_ListVenuesRequest TicketV1_ListVenuesRequest;
typedef struct TicketV1_ListVenuesResponse TicketV1_ListVenuesResponse;
typedef struct TicketV1_GetSeatingPlanRequest TicketV1_GetSeatingPlanRequest;
typedef struct TicketV1_PlanSeat TicketV1_PlanSeat;
typedef struct TicketV1_PlanRow TicketV1_PlanRow;
typedef struct TicketV1_PlanArea TicketV1_PlanArea;
typedef struct TicketV1_PlanZone TicketV1_PlanZone;
typedef struct TicketV1_SeatingPlan TicketV1_SeatingPlan;
typedef struct TicketV1_Event TicketV1_Event;
typedef struct TicketV1_CreateEventRequest TicketV1_CreateEventRequest;
typedef struct TicketV1_ImportSeasonRequest TicketV1_ImportSeasonRequest;
typedef struct TicketV1_ImportSeasonResponse TicketV1_ImportSeasonResponse;
typedef struct TicketV1_GetEventRequest TicketV1_GetEventRequest;
typedef struct TicketV1_ListEventsRequest TicketV1_ListEventsRequest;
typedef struct TicketV1_ListEventsResponse TicketV1_ListEventsResponse;
typedef struct TicketV1_TicketType TicketV1_TicketType;
typedef struct TicketV1_Performance TicketV1_Performance;
typedef struct TicketV1_CreatePerformanceRequest TicketV1_CreatePerformanceRequest;
typedef struct TicketV1_GetPerformanceRequest TicketV1_GetPerformanceRequest;
typedef struct TicketV1_ListPerformancesRequest TicketV1_ListPerformancesRequest;
typedef struct TicketV1_ListPerformancesResponse TicketV1_ListPerformancesResponse;
typedef struct TicketV1_PublishPerformanceRequest TicketV1_PublishPerformanceRequest;

/* onsale.ticket.v1.Category */
struct TicketV1_Category {
  ProtobufCMessage base;
  ProtobufCBinaryData name;
  ProtobufCBinaryData color;
};
extern const ProtobufCMessageDescriptor TicketV1_Category__descriptor;
static inline const void *TicketV1_Category__table(void) { return &TicketV1_Category__descriptor; }

/* onsale.ticket.v1.Venue */
struct TicketV1_Venue {
  ProtobufCMessage base;
  ProtobufCBinaryData venue_id;
  ProtobufCBinaryData name;
  size_t n_categories;
  struct TicketV1_Category * *categories;
  uint32_t capacity;
  uint32_t seats;
  uint32_t zones;
  uint32_t rows;
  uint32_t areas;
  struct TicketV1__Timestamp * created_at;
};
extern const ProtobufCMessageDescriptor TicketV1_Venue__descriptor;
static inline const void *TicketV1_Venue__table(void) { return &TicketV1_Venue__descriptor; }

/* onsale.ticket.v1.ImportVenueRequest */
struct TicketV1_ImportVenueRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData plan;
  size_t n_areas;
  ProtobufCBinaryData *areas;
};
extern const ProtobufCMessageDescriptor TicketV1_ImportVenueRequest__descriptor;
static inline const void *TicketV1_ImportVenueRequest__table(void) { return &TicketV1_ImportVenueRequest__descriptor; }

/* onsale.ticket.v1.GetVenueRequest */
struct TicketV1_GetVenueRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData venue_id;
};
extern const ProtobufCMessageDescriptor TicketV1_GetVenueRequest__descriptor;
static inline const void *TicketV1_GetVenueRequest__table(void) { return &TicketV1_GetVenueRequest__descriptor; }

/* onsale.ticket.v1.ListVenuesRequest */
struct TicketV1_ListVenuesRequest {
  ProtobufCMessage base;
  uint32_t page_size;
  ProtobufCBinaryData page_token;
};
extern const ProtobufCMessageDescriptor TicketV1_ListVenuesRequest__descriptor;
static inline const void *TicketV1_ListVenuesRequest__table(void) { return &TicketV1_ListVenuesRequest__descriptor; }

/* onsale.ticket.v1.ListVenuesResponse */
struct TicketV1_ListVenuesResponse {
  ProtobufCMessage base;
  size_t n_venues;
  struct TicketV1_Venue * *venues;
  ProtobufCBinaryData next_page_token;
};
extern const ProtobufCMessageDescriptor TicketV1_ListVenuesResponse__descriptor;
static inline const void *TicketV1_ListVenuesResponse__table(void) { return &TicketV1_ListVenuesResponse__descriptor; }

/* onsale.ticket.v1.GetSeatingPlanRequest */
struct TicketV1_GetSeatingPlanRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData venue_id;
};
extern const ProtobufCMessageDescriptor TicketV1_GetSeatingPlanRequest__descriptor;
static inline const void *TicketV1_GetSeatingPlanRequest__table(void) { return &TicketV1_GetSeatingPlanRequest__descriptor; }

/* onsale.ticket.v1.PlanSeat */
struct TicketV1_PlanSeat {
  ProtobufCMessage base;
  ProtobufCBinaryData seat_id;
  ProtobufCBinaryData number;
  ProtobufCBinaryData category;
  double x;
  double y;
};
extern const ProtobufCMessageDescriptor TicketV1_PlanSeat__descriptor;
static inline const void *TicketV1_PlanSeat__table(void) { return &TicketV1_PlanSeat__descriptor; }

/* onsale.ticket.v1.PlanRow */
struct TicketV1_PlanRow {
  ProtobufCMessage base;
  ProtobufCBinaryData label;
  size_t n_seats;
  struct TicketV1_PlanSeat * *seats;
};
extern const ProtobufCMessageDescriptor TicketV1_PlanRow__descriptor;
static inline const void *TicketV1_PlanRow__table(void) { return &TicketV1_PlanRow__descriptor; }

/* onsale.ticket.v1.PlanArea */
struct TicketV1_PlanArea {
  ProtobufCMessage base;
  ProtobufCBinaryData area_id;
  ProtobufCBinaryData name;
  ProtobufCBinaryData category;
  uint32_t capacity;
};
extern const ProtobufCMessageDescriptor TicketV1_PlanArea__descriptor;
static inline const void *TicketV1_PlanArea__table(void) { return &TicketV1_PlanArea__descriptor; }

/* onsale.ticket.v1.PlanZone */
struct TicketV1_PlanZone {
  ProtobufCMessage base;
  ProtobufCBinaryData zone_id;
  ProtobufCBinaryData name;
  size_t n_rows;
  struct TicketV1_PlanRow * *rows;
  size_t n_areas;
  struct TicketV1_PlanArea * *areas;
};
extern const ProtobufCMessageDescriptor TicketV1_PlanZone__descriptor;
static inline const void *TicketV1_PlanZone__table(void) { return &TicketV1_PlanZone__descriptor; }

/* onsale.ticket.v1.SeatingPlan */
struct TicketV1_SeatingPlan {
  ProtobufCMessage base;
  ProtobufCBinaryData venue_id;
  double width;
  double height;
  size_t n_zones;
  struct TicketV1_PlanZone * *zones;
};
extern const ProtobufCMessageDescriptor TicketV1_SeatingPlan__descriptor;
static inline const void *TicketV1_SeatingPlan__table(void) { return &TicketV1_SeatingPlan__descriptor; }

/* onsale.ticket.v1.Event */
struct TicketV1_Event {
  ProtobufCMessage base;
  ProtobufCBinaryData event_id;
  ProtobufCBinaryData name;
  ProtobufCBinaryData description;
  ProtobufCBinaryData round;
  ProtobufCBinaryData season;
  struct TicketV1__Timestamp * starts_at;
  ProtobufCBinaryData organiser_id;
};
extern const ProtobufCMessageDescriptor TicketV1_Event__descriptor;
static inline const void *TicketV1_Event__table(void) { return &TicketV1_Event__descriptor; }

/* onsale.ticket.v1.CreateEventRequest */
struct TicketV1_CreateEventRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData name;
  ProtobufCBinaryData description;
  struct TicketV1__Timestamp * starts_at;
};
extern const ProtobufCMessageDescriptor TicketV1_CreateEventRequest__descriptor;
static inline const void *TicketV1_CreateEventRequest__table(void) { return &TicketV1_CreateEventRequest__descriptor; }

/* onsale.ticket.v1.ImportSeasonRequest */
struct TicketV1_ImportSeasonRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData calendar;
  int32_t time_zone_minutes;
};
extern const ProtobufCMessageDescriptor TicketV1_ImportSeasonRequest__descriptor;
static inline const void *TicketV1_ImportSeasonRequest__table(void) { return &TicketV1_ImportSeasonRequest__descriptor; }

/* onsale.ticket.v1.ImportSeasonResponse */
struct TicketV1_ImportSeasonResponse {
  ProtobufCMessage base;
  ProtobufCBinaryData season;
  uint32_t events;
  size_t n_event_ids;
  ProtobufCBinaryData *event_ids;
};
extern const ProtobufCMessageDescriptor TicketV1_ImportSeasonResponse__descriptor;
static inline const void *TicketV1_ImportSeasonResponse__table(void) { return &TicketV1_ImportSeasonResponse__descriptor; }

/* onsale.ticket.v1.GetEventRequest */
struct TicketV1_GetEventRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData event_id;
};
extern const ProtobufCMessageDescriptor TicketV1_GetEventRequest__descriptor;
static inline const void *TicketV1_GetEventRequest__table(void) { return &TicketV1_GetEventRequest__descriptor; }

/* onsale.ticket.v1.ListEventsRequest */
struct TicketV1_ListEventsRequest {
  ProtobufCMessage base;
  uint32_t page_size;
  ProtobufCBinaryData page_token;
  ProtobufCBinaryData season;
};
extern const ProtobufCMessageDescriptor TicketV1_ListEventsRequest__descriptor;
static inline const void *TicketV1_ListEventsRequest__table(void) { return &TicketV1_ListEventsRequest__descriptor; }

/* onsale.ticket.v1.ListEventsResponse */
struct TicketV1_ListEventsResponse {
  ProtobufCMessage base;
  size_t n_events;
  struct TicketV1_Event * *events;
  ProtobufCBinaryData next_page_token;
};
extern const ProtobufCMessageDescriptor TicketV1_ListEventsResponse__descriptor;
static inline const void *TicketV1_ListEventsResponse__table(void) { return &TicketV1_ListEventsResponse__descriptor; }

/* onsale.ticket.v1.TicketType */
struct TicketV1_TicketType {
  ProtobufCMessage base;
  ProtobufCBinaryData ticket_type_id;
  ProtobufCBinaryData name;
  ProtobufCBinaryData category;
  int64_t price_minor;
  ProtobufCBinaryData currency;
  uint32_t limit_per_buyer;
  uint32_t capacity;
};
extern const ProtobufCMessageDescriptor TicketV1_TicketType__descriptor;
static inline const void *TicketV1_TicketType__table(void) { return &TicketV1_TicketType__descriptor; }

/* onsale.ticket.v1.Performance */
struct TicketV1_Performance {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
  ProtobufCBinaryData event_id;
  ProtobufCBinaryData venue_id;
  ProtobufCBinaryData name;
  struct TicketV1__Timestamp * starts_at;
  struct TicketV1__Timestamp * sale_starts_at;
  struct TicketV1__Timestamp * sale_ends_at;
  uint32_t hold_seconds;
  uint32_t limit_per_buyer;
  size_t n_ticket_types;
  struct TicketV1_TicketType * *ticket_types;
  int32_t state;
};
extern const ProtobufCMessageDescriptor TicketV1_Performance__descriptor;
static inline const void *TicketV1_Performance__table(void) { return &TicketV1_Performance__descriptor; }

/* onsale.ticket.v1.CreatePerformanceRequest */
struct TicketV1_CreatePerformanceRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData event_id;
  ProtobufCBinaryData venue_id;
  ProtobufCBinaryData name;
  struct TicketV1__Timestamp * starts_at;
  struct TicketV1__Timestamp * sale_starts_at;
  struct TicketV1__Timestamp * sale_ends_at;
  uint32_t hold_seconds;
  uint32_t limit_per_buyer;
  size_t n_ticket_types;
  struct TicketV1_TicketType * *ticket_types;
};
extern const ProtobufCMessageDescriptor TicketV1_CreatePerformanceRequest__descriptor;
static inline const void *TicketV1_CreatePerformanceRequest__table(void) { return &TicketV1_CreatePerformanceRequest__descriptor; }

/* onsale.ticket.v1.GetPerformanceRequest */
struct TicketV1_GetPerformanceRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
};
extern const ProtobufCMessageDescriptor TicketV1_GetPerformanceRequest__descriptor;
static inline const void *TicketV1_GetPerformanceRequest__table(void) { return &TicketV1_GetPerformanceRequest__descriptor; }

/* onsale.ticket.v1.ListPerformancesRequest */
struct TicketV1_ListPerformancesRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData event_id;
  uint32_t page_size;
  ProtobufCBinaryData page_token;
};
extern const ProtobufCMessageDescriptor TicketV1_ListPerformancesRequest__descriptor;
static inline const void *TicketV1_ListPerformancesRequest__table(void) { return &TicketV1_ListPerformancesRequest__descriptor; }

/* onsale.ticket.v1.ListPerformancesResponse */
struct TicketV1_ListPerformancesResponse {
  ProtobufCMessage base;
  size_t n_performances;
  struct TicketV1_Performance * *performances;
  ProtobufCBinaryData next_page_token;
};
extern const ProtobufCMessageDescriptor TicketV1_ListPerformancesResponse__descriptor;
static inline const void *TicketV1_ListPerformancesResponse__table(void) { return &TicketV1_ListPerformancesResponse__descriptor; }

/* onsale.ticket.v1.PublishPerformanceRequest */
struct TicketV1_PublishPerformanceRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
};
extern const ProtobufCMessageDescriptor TicketV1_PublishPerformanceRequest__descriptor;
static inline const void *TicketV1_PublishPerformanceRequest__table(void) { return &TicketV1_PublishPerformanceRequest__descriptor; }
