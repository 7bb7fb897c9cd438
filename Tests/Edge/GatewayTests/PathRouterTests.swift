import Testing

@testable import Gateway

@Suite struct PathRouterTests {
  static let routes: [(String, String)] = [
    ("GET", "/v1/users/me"), ("PATCH", "/v1/users/me"), ("PUT", "/v1/users/{user_id}/roles"),
    ("GET", "/v1/orders/{order_id}"), ("POST", "/v1/orders/{order_id}:cancel"), ("POST", "/v1/tickets:verify"),
    ("DELETE", "/v1/performances/{performance_id}/holds/{order_id}"), ("GET", "/v1/orders"),
    ("GET", "/v1/orders/{order_id}/payment"),
  ]
  static let router: PathRouter = {
    var router = PathRouter()
    for (index, route) in routes.enumerated() {
      precondition(router.add(method: route.0, template: route.1, route: index))
    }
    return router
  }()

  private func variable(_ name: String, _ value: String) -> PathRouter.Variable { .init(name: name, value: value) }

  @Test func `paths lead to their routes with their variables`() {
    let router = Self.router
    #expect(router.match(method: "GET", path: "/v1/users/me") == .route(0, []))
    #expect(router.match(method: "PUT", path: "/v1/users/me/roles") == .route(2, [variable("user_id", "me")]))
    #expect(router.match(method: "GET", path: "/v1/orders/7") == .route(3, [variable("order_id", "7")]))
    #expect(router.match(method: "POST", path: "/v1/orders/7:cancel") == .route(4, [variable("order_id", "7")]))
    #expect(router.match(method: "POST", path: "/v1/tickets:verify") == .route(5, []))
    #expect(
      router.match(method: "DELETE", path: "/v1/performances/a/holds/b")
        == .route(6, [variable("performance_id", "a"), variable("order_id", "b")]))
  }

  @Test func `a colon that begins no known verb is data`() {
    #expect(Self.router.match(method: "GET", path: "/v1/orders/a:b") == .route(3, [variable("order_id", "a:b")]))
    #expect(Self.router.match(method: "GET", path: "/v1/orders/a%3Acancel") == .route(3, [variable("order_id", "a:cancel")]))
  }

  @Test func `variables are decoded after the split`() {
    #expect(Self.router.match(method: "GET", path: "/v1/orders/a%2Fpayment") == .route(3, [variable("order_id", "a/payment")]))
    #expect(Self.router.match(method: "GET", path: "/v1/%6Frders/%E4%B8%AD") == .route(3, [variable("order_id", "中")]))
  }

  @Test func `a known path with another method tells its methods`() {
    #expect(Self.router.match(method: "TRACE", path: "/v1/users/me") == .otherMethods(["GET", "PATCH"]))
    #expect(Self.router.match(method: "GET", path: "/v1/orders/7:cancel") == .otherMethods(["POST"]))
    #expect(Self.router.match(method: "get", path: "/v1/orders") == .otherMethods(["GET"]))
  }

  @Test(arguments: [
    "/", "/v1", "/v1/orders/", "/v1//orders", "/v1/orders/..", "/v1/orders/%2e%2e", "/V1/orders", "/v1/orders/7/x",
    "/v1/tickets", "/v1/./orders", "//v1/orders", "/v1/orders/7/payment/", String(repeating: "/a", count: 1000),
  ])
  func `other paths are unknown`(path: String) {
    #expect(Self.router.match(method: "GET", path: path) == .unknown)
  }

  @Test(arguments: ["", "v1/orders", "*", "http://x/v1/orders", "/v1/orders/%", "/v1/orders/%4", "/v1/orders/%zz", "/v1/orders/%ff%fe"])
  func `what is no path is malformed`(path: String) {
    #expect(Self.router.match(method: "GET", path: path) == .malformed)
  }

  @Test(arguments: ["v1", "/v1//x", "/v1/{a", "/v1/*", "/v1/orders"])
  func `a template that is not understood or known is refused`(template: String) {
    var router = Self.router
    let added = router.add(method: "GET", template: template, route: 99)
    #expect(!added)
  }

  @Test func `a query is read as forms are`() throws {
    let pairs = try #require(PercentEncoding.pairs("a=1&b=x%20y+z&a=2&c&=d&&e=f=g"))
    #expect(pairs.map(\.name) == ["a", "b", "a", "c", "", "e"])
    #expect(pairs.map(\.value) == ["1", "x y z", "2", "", "d", "f=g"])
    #expect(PercentEncoding.pairs("a=%") == nil)
    #expect(PercentEncoding.pairs("a=%C0%80") == nil)
  }
}
