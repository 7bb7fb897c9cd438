public import RPCCore

/// One HTTP route of the gateway and the method it calls (`google.api.http`).
public struct GatewayRoute: Sendable {
  /// `GET`, `POST`, `PUT`, `PATCH`, `DELETE`.
  public let httpMethod: String
  /// `/v1/orders/{order_id}:cancel`: variables are proto field names of the request.
  public let template: String
  public let method: MethodDescriptor
  public let request: any ProtoMessage.Type
  public let response: any ProtoMessage.Type
  public let body: Body
  /// The proto name of the response field that is the HTTP body; nil: the whole response as JSON.
  public let responseField: String?

  public enum Body: Sendable, Hashable {
    /// Fields come from the path and the query.
    case none
    /// The request as JSON; fields of the path win.
    case whole
    /// This field of the request, by its proto name; the others come from the path and the query.
    case field(String)
  }

  public init(
    httpMethod: String, template: String, method: MethodDescriptor, request: any ProtoMessage.Type,
    response: any ProtoMessage.Type, body: Body, responseField: String?
  ) {
    self.httpMethod = httpMethod
    self.template = template
    self.method = method
    self.request = request
    self.response = response
    self.body = body
    self.responseField = responseField
  }
}
