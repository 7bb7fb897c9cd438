// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension TicketV1 {
  /// The catalogue: venues, events, performances and ticket types.
  ///
  /// The server's side: what answers the calls.
  public protocol TicketServiceProtocol: Sendable {
    /// Imports a venue from a seating plan in pretix's public JSON format; the body is the plan.
    func importVenue(_ request: TicketV1.ImportVenueRequest, _ call: ServerCall)
      async throws -> TicketV1.Venue
    func getVenue(_ request: TicketV1.GetVenueRequest, _ call: ServerCall)
      async throws -> TicketV1.Venue
    func listVenues(_ request: TicketV1.ListVenuesRequest, _ call: ServerCall)
      async throws -> TicketV1.ListVenuesResponse
    /// Every place of a venue with its position, for drawing.
    func getSeatingPlan(_ request: TicketV1.GetSeatingPlanRequest, _ call: ServerCall)
      async throws -> TicketV1.SeatingPlan
    func createEvent(_ request: TicketV1.CreateEventRequest, _ call: ServerCall)
      async throws -> TicketV1.Event
    /// Imports a season calendar (openfootball JSON): one match becomes one event; the body is the file.
    func importSeason(_ request: TicketV1.ImportSeasonRequest, _ call: ServerCall)
      async throws -> TicketV1.ImportSeasonResponse
    func getEvent(_ request: TicketV1.GetEventRequest, _ call: ServerCall)
      async throws -> TicketV1.Event
    func listEvents(_ request: TicketV1.ListEventsRequest, _ call: ServerCall)
      async throws -> TicketV1.ListEventsResponse
    func createPerformance(_ request: TicketV1.CreatePerformanceRequest, _ call: ServerCall)
      async throws -> TicketV1.Performance
    func getPerformance(_ request: TicketV1.GetPerformanceRequest, _ call: ServerCall)
      async throws -> TicketV1.Performance
    func listPerformances(_ request: TicketV1.ListPerformancesRequest, _ call: ServerCall)
      async throws -> TicketV1.ListPerformancesResponse
    /// Puts the performance's stock into the inventory. Before this nobody can buy.
    func publishPerformance(_ request: TicketV1.PublishPerformanceRequest, _ call: ServerCall)
      async throws -> TicketV1.Performance
  }

  /// The catalogue: venues, events, performances and ticket types.
  ///
  /// The client's side: calls over a channel.
  public struct TicketServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// Imports a venue from a seating plan in pretix's public JSON format; the body is the plan.
    public func importVenue(
      _ request: TicketV1.ImportVenueRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.Venue {
      try await callUnary(channel, TicketServiceMethods.importVenue, request, options)
    }

    public func getVenue(
      _ request: TicketV1.GetVenueRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.Venue {
      try await callUnary(channel, TicketServiceMethods.getVenue, request, options)
    }

    public func listVenues(
      _ request: TicketV1.ListVenuesRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.ListVenuesResponse {
      try await callUnary(channel, TicketServiceMethods.listVenues, request, options)
    }

    /// Every place of a venue with its position, for drawing.
    public func getSeatingPlan(
      _ request: TicketV1.GetSeatingPlanRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.SeatingPlan {
      try await callUnary(channel, TicketServiceMethods.getSeatingPlan, request, options)
    }

    public func createEvent(
      _ request: TicketV1.CreateEventRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.Event {
      try await callUnary(channel, TicketServiceMethods.createEvent, request, options)
    }

    /// Imports a season calendar (openfootball JSON): one match becomes one event; the body is the file.
    public func importSeason(
      _ request: TicketV1.ImportSeasonRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.ImportSeasonResponse {
      try await callUnary(channel, TicketServiceMethods.importSeason, request, options)
    }

    public func getEvent(
      _ request: TicketV1.GetEventRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.Event {
      try await callUnary(channel, TicketServiceMethods.getEvent, request, options)
    }

    public func listEvents(
      _ request: TicketV1.ListEventsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.ListEventsResponse {
      try await callUnary(channel, TicketServiceMethods.listEvents, request, options)
    }

    public func createPerformance(
      _ request: TicketV1.CreatePerformanceRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.Performance {
      try await callUnary(channel, TicketServiceMethods.createPerformance, request, options)
    }

    public func getPerformance(
      _ request: TicketV1.GetPerformanceRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.Performance {
      try await callUnary(channel, TicketServiceMethods.getPerformance, request, options)
    }

    public func listPerformances(
      _ request: TicketV1.ListPerformancesRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.ListPerformancesResponse {
      try await callUnary(channel, TicketServiceMethods.listPerformances, request, options)
    }

    /// Puts the performance's stock into the inventory. Before this nobody can buy.
    public func publishPerformance(
      _ request: TicketV1.PublishPerformanceRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TicketV1.Performance {
      try await callUnary(channel, TicketServiceMethods.publishPerformance, request, options)
    }
  }

  /// The methods of `onsale.ticket.v1.TicketService`, as both sides know them.
  public enum TicketServiceMethods {
    public static let service = "onsale.ticket.v1.TicketService"
    public static let importVenue = MethodDescriptor(
      service: service, name: "ImportVenue",
      kind: .unary, isIdempotent: false)
    public static let getVenue = MethodDescriptor(
      service: service, name: "GetVenue",
      kind: .unary, isIdempotent: true)
    public static let listVenues = MethodDescriptor(
      service: service, name: "ListVenues",
      kind: .unary, isIdempotent: true)
    public static let getSeatingPlan = MethodDescriptor(
      service: service, name: "GetSeatingPlan",
      kind: .unary, isIdempotent: true)
    public static let createEvent = MethodDescriptor(
      service: service, name: "CreateEvent",
      kind: .unary, isIdempotent: false)
    public static let importSeason = MethodDescriptor(
      service: service, name: "ImportSeason",
      kind: .unary, isIdempotent: false)
    public static let getEvent = MethodDescriptor(
      service: service, name: "GetEvent",
      kind: .unary, isIdempotent: true)
    public static let listEvents = MethodDescriptor(
      service: service, name: "ListEvents",
      kind: .unary, isIdempotent: true)
    public static let createPerformance = MethodDescriptor(
      service: service, name: "CreatePerformance",
      kind: .unary, isIdempotent: false)
    public static let getPerformance = MethodDescriptor(
      service: service, name: "GetPerformance",
      kind: .unary, isIdempotent: true)
    public static let listPerformances = MethodDescriptor(
      service: service, name: "ListPerformances",
      kind: .unary, isIdempotent: true)
    public static let publishPerformance = MethodDescriptor(
      service: service, name: "PublishPerformance",
      kind: .unary, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      importVenue,
      getVenue,
      listVenues,
      getSeatingPlan,
      createEvent,
      importSeason,
      getEvent,
      listEvents,
      createPerformance,
      getPerformance,
      listPerformances,
      publishPerformance,
    ]
  }
}

extension TicketV1.TicketServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var ticketServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: TicketV1.TicketServiceMethods.service,
      methods: [
        unaryMethod(TicketV1.TicketServiceMethods.importVenue) {
          (request: TicketV1.ImportVenueRequest, call: ServerCall) -> TicketV1.Venue in
          try await self.importVenue(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.getVenue) {
          (request: TicketV1.GetVenueRequest, call: ServerCall) -> TicketV1.Venue in
          try await self.getVenue(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.listVenues) {
          (request: TicketV1.ListVenuesRequest, call: ServerCall) -> TicketV1.ListVenuesResponse in
          try await self.listVenues(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.getSeatingPlan) {
          (request: TicketV1.GetSeatingPlanRequest, call: ServerCall) -> TicketV1.SeatingPlan in
          try await self.getSeatingPlan(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.createEvent) {
          (request: TicketV1.CreateEventRequest, call: ServerCall) -> TicketV1.Event in
          try await self.createEvent(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.importSeason) {
          (request: TicketV1.ImportSeasonRequest, call: ServerCall) -> TicketV1.ImportSeasonResponse in
          try await self.importSeason(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.getEvent) {
          (request: TicketV1.GetEventRequest, call: ServerCall) -> TicketV1.Event in
          try await self.getEvent(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.listEvents) {
          (request: TicketV1.ListEventsRequest, call: ServerCall) -> TicketV1.ListEventsResponse in
          try await self.listEvents(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.createPerformance) {
          (request: TicketV1.CreatePerformanceRequest, call: ServerCall) -> TicketV1.Performance in
          try await self.createPerformance(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.getPerformance) {
          (request: TicketV1.GetPerformanceRequest, call: ServerCall) -> TicketV1.Performance in
          try await self.getPerformance(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.listPerformances) {
          (request: TicketV1.ListPerformancesRequest, call: ServerCall) -> TicketV1.ListPerformancesResponse in
          try await self.listPerformances(request, call)
        },
        unaryMethod(TicketV1.TicketServiceMethods.publishPerformance) {
          (request: TicketV1.PublishPerformanceRequest, call: ServerCall) -> TicketV1.Performance in
          try await self.publishPerformance(request, call)
        },
      ])
  }
}

extension TicketV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
    GatewayRoute(
      httpMethod: "POST", template: "/v1/venues",
      method: TicketServiceMethods.importVenue,
      request: TicketV1.ImportVenueRequest.self, response: TicketV1.Venue.self, body: .field("plan"),
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/venues/{venue_id}",
      method: TicketServiceMethods.getVenue,
      request: TicketV1.GetVenueRequest.self, response: TicketV1.Venue.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/venues",
      method: TicketServiceMethods.listVenues,
      request: TicketV1.ListVenuesRequest.self, response: TicketV1.ListVenuesResponse.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/venues/{venue_id}/plan",
      method: TicketServiceMethods.getSeatingPlan,
      request: TicketV1.GetSeatingPlanRequest.self, response: TicketV1.SeatingPlan.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/events",
      method: TicketServiceMethods.createEvent,
      request: TicketV1.CreateEventRequest.self, response: TicketV1.Event.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/seasons",
      method: TicketServiceMethods.importSeason,
      request: TicketV1.ImportSeasonRequest.self, response: TicketV1.ImportSeasonResponse.self, body: .field("calendar"),
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/events/{event_id}",
      method: TicketServiceMethods.getEvent,
      request: TicketV1.GetEventRequest.self, response: TicketV1.Event.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/events",
      method: TicketServiceMethods.listEvents,
      request: TicketV1.ListEventsRequest.self, response: TicketV1.ListEventsResponse.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/events/{event_id}/performances",
      method: TicketServiceMethods.createPerformance,
      request: TicketV1.CreatePerformanceRequest.self, response: TicketV1.Performance.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/performances/{performance_id}",
      method: TicketServiceMethods.getPerformance,
      request: TicketV1.GetPerformanceRequest.self, response: TicketV1.Performance.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/events/{event_id}/performances",
      method: TicketServiceMethods.listPerformances,
      request: TicketV1.ListPerformancesRequest.self, response: TicketV1.ListPerformancesResponse.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/performances/{performance_id}:publish",
      method: TicketServiceMethods.publishPerformance,
      request: TicketV1.PublishPerformanceRequest.self, response: TicketV1.Performance.self, body: .whole,
      responseField: nil),
  ]
}
